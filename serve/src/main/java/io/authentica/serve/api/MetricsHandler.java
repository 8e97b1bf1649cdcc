package io.authentica.serve.api;

import io.authentica.serve.metrics.ServeMetrics;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** {@code GET /metrics}, for Prometheus. */
final class MetricsHandler implements Handler {

    private final ServeMetrics metrics;

    MetricsHandler(ServeMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handle(Context ctx) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        metrics.write(text);
        ctx.contentType(ServeMetrics.CONTENT_TYPE).result(text.toByteArray());
    }
}
