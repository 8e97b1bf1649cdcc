package io.authentica.serve.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives every request an id, which its answer, its line in the access log and its errors carry. A client may bring its own, so that one id
 * follows a request through several services; what would not do in a log or a header is replaced.
 */
public final class RequestId implements Handler {

    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "authentica.request-id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    @Override
    public void handle(Context ctx) {
        String id = Optional.ofNullable(ctx.header(HEADER))
                .filter(given -> HARMLESS.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        ctx.attribute(ATTRIBUTE, id);
        ctx.header(HEADER, id);
    }

    /** The id of a request; empty before it has one. */
    public static String of(Context ctx) {
        return Optional.<String>ofNullable(ctx.attribute(ATTRIBUTE)).orElse("");
    }
}
