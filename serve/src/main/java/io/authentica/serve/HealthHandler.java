package io.authentica.serve;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.authentica.common.detect.Detector;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code GET /health}: the server listens only once its model is loaded, so an answer means that all is well. */
final class HealthHandler implements Handler {

    @JsonPropertyOrder({"status", "model_loaded", "device"})
    private record HealthResponse(
            String status, @JsonProperty("model_loaded") boolean modelLoaded, String device) {}

    private final HealthResponse healthy;

    HealthHandler(Detector detector) {
        this.healthy = new HealthResponse("healthy", true, detector.deviceName());
    }

    @Override
    public void handle(Context ctx) {
        ctx.json(healthy);
    }
}
