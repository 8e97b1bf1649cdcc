package io.authentica.serve;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** The paths of the service. Each has one method; HEAD comes with GET. */
final class Routes {

    static final String SERVICE = "/";
    static final String HEALTH = "/health";
    static final String PREDICT = "/predict";

    private Routes() {}

    static void register(RoutesConfig routes, Handler service, Handler health, Handler predict) {
        routes.get(SERVICE, service);
        routes.get(HEALTH, health);
        routes.post(PREDICT, predict);
    }

    /** The value of the header {@code Allow} for one of the paths. */
    static String allowedAt(String path) {
        return path.startsWith(PREDICT) ? "POST" : "GET, HEAD";
    }
}
