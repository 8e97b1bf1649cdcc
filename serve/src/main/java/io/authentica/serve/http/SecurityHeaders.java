package io.authentica.serve.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** What browsers may do with answers; the only place that says so. */
public final class SecurityHeaders implements Handler {

    /** Answers of the API are data: nothing in them loads, runs or is framed. */
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    private static final String PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Swagger UI styles its elements one by one. */
    private static final String DOCS = PAGE.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    @Override
    public void handle(Context ctx) {
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Content-Security-Policy", policy(ctx.path()));
    }

    private static String policy(String path) {
        if (path.equals("/docs") || path.startsWith("/docs/")) {
            return DOCS;
        }
        return path.equals("/ui") || path.startsWith("/ui/") ? PAGE : DATA;
    }
}
