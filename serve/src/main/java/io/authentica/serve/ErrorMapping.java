package io.authentica.serve;

import io.authentica.common.image.UnreadableImageException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which failure gets which answer: the only place that decides it. */
final class ErrorMapping {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);

    private ErrorMapping() {}

    static void register(RoutesConfig routes) {
        routes.exception(ApiException.class, (refused, ctx) -> answer(ctx, refused.status(), refused.detail()));
        routes.exception(
                UnreadableImageException.class,
                (unreadable, ctx) -> answer(ctx, 400, "Error processing image: " + unreadable.reason()));
        routes.exception(OverloadedException.class, (overloaded, ctx) -> {
            ctx.header("Retry-After", "1");
            answer(ctx, 503, "The service is busy: try again in a moment");
        });
        routes.exception(MethodNotAllowedResponse.class, (refused, ctx) -> {
            ctx.header("Allow", Routes.allowedAt(ctx.path()));
            answer(ctx, 405, "Method Not Allowed");
        });
        routes.exception(
                HttpResponseException.class,
                (refused, ctx) -> answer(
                        ctx,
                        refused.getStatus(),
                        HttpStatus.forStatus(refused.getStatus()).getMessage()));
        routes.exception(Exception.class, (failure, ctx) -> {
            LOG.error("{} {} failed", ctx.method(), ctx.req().getRequestURI(), failure);
            answer(ctx, 500, "Internal Server Error");
        });
    }

    /** The answer to what is thrown without being an exception: memory that has run out, a stack that has overflown. */
    static void answerError(HttpServletResponse response, Error failure) {
        LOG.error("a request failed", failure);
        try {
            response.setStatus(500);
            response.setContentType("application/json");
            response.getOutputStream().print("{\"detail\":\"Internal Server Error\"}");
        } catch (IOException clientIsGone) {
            LOG.debug("the client did not wait for the answer", clientIsGone);
        }
    }

    private static void answer(Context ctx, int status, Object detail) {
        ctx.status(status).json(new ErrorResponse(detail));
    }
}
