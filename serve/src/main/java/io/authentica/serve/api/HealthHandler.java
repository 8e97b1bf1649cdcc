package io.authentica.serve.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.authentica.serve.model.LiveModel;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code GET /health}: the server listens only once its model is loaded, so an answer means that all is well. */
final class HealthHandler implements Handler {

    private record HealthResponse(
            String status, @JsonProperty("model_loaded") boolean modelLoaded, String device) {}

    private final LiveModel models;

    HealthHandler(LiveModel models) {
        this.models = models;
    }

    @Override
    public void handle(Context ctx) {
        ctx.json(new HealthResponse("healthy", true, models.model().detector().deviceName()));
    }
}
