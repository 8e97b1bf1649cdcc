package io.authentica.serve.http;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** How long a request has been here. */
public final class RequestClock {

    private RequestClock() {}

    /** Since the server began to read the request's head. */
    public static long elapsedNanos(Context ctx) {
        Request request = ServletContextRequest.getServletContextRequest(ctx.req());
        return System.nanoTime() - request.getBeginNanoTime();
    }
}
