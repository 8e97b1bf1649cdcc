package io.authentica.serve.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;

/** Cross-origin requests with credentials from the pages of the given origins, and of no others. */
public final class CrossOrigin implements Handler {

    private final Set<String> origins;

    public CrossOrigin(List<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    @Override
    public void handle(Context ctx) {
        ctx.header("Vary", "Origin");
        String origin = ctx.header("Origin");
        if (origin == null) {
            return;
        }
        boolean allowed = origins.contains(origin);
        if (allowed) {
            ctx.header("Access-Control-Allow-Origin", origin);
            ctx.header("Access-Control-Allow-Credentials", "true");
        }
        if (ctx.method().equals(HandlerType.OPTIONS) && ctx.header("Access-Control-Request-Method") != null) {
            answerPreflight(ctx, allowed);
        }
    }

    private static void answerPreflight(Context ctx, boolean allowed) {
        ctx.skipRemainingHandlers();
        if (!allowed) {
            throw ApiException.badRequest("Disallowed CORS origin");
        }
        ctx.header("Vary", "Origin, Access-Control-Request-Headers");
        ctx.header("Access-Control-Allow-Methods", "GET, HEAD, POST");
        ctx.header("Access-Control-Max-Age", "600");
        String headers = ctx.header("Access-Control-Request-Headers");
        if (headers != null) {
            ctx.header("Access-Control-Allow-Headers", headers);
        }
        ctx.status(200).result("OK");
    }
}
