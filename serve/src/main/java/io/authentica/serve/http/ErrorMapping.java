package io.authentica.serve.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns failures into answers. */
public final class ErrorMapping {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);

    private static final String PROBLEM_PATHS = "/v1/";

    private ErrorMapping() {}

    /** @param allowedAt the value of the header {@code Allow} for a path */
    public static void register(RoutesConfig routes, Function<String, String> allowedAt) {
        routes.exception(MethodNotAllowedResponse.class, (refused, ctx) -> {
            ctx.header("Allow", allowedAt.apply(ctx.path()));
            answer(ctx, Failure.of(refused));
        });
        // Javalin has an answer of its own to these, which the rule for all exceptions would not replace.
        routes.exception(HttpResponseException.class, (refused, ctx) -> answer(ctx, Failure.of(refused)));
        routes.exception(Exception.class, (thrown, ctx) -> {
            Failure failure = Failure.of(thrown);
            if (failure.status() == Failure.INTERNAL.status()) {
                LOG.error("request {} failed", RequestId.of(ctx), thrown);
            }
            answer(ctx, failure);
        });
    }

    /** The answer to what is thrown without being an exception: memory that has run out, a stack that has overflown. */
    public static void answerError(HttpServletResponse response, Error failure) {
        LOG.error("a request failed", failure);
        try {
            response.setStatus(500);
            response.setContentType("application/json");
            response.getOutputStream().print("{\"detail\":\"Internal Server Error\"}");
        } catch (IOException clientIsGone) {
            LOG.debug("the client did not wait for the answer", clientIsGone);
        }
    }

    private static void answer(Context ctx, Failure failure) {
        if (failure.status() == 503) {
            ctx.header("Retry-After", "1");
        }
        if (failure.status() == 401) {
            ctx.header("WWW-Authenticate", "Bearer");
        }
        ctx.status(failure.status())
                .json(
                        ctx.path().startsWith(PROBLEM_PATHS)
                                ? new ProblemResponse(failure.detail(), failure.code(), RequestId.of(ctx))
                                : new ErrorResponse(failure.detail()));
    }
}
