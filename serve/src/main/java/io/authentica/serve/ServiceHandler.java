package io.authentica.serve;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.authentica.common.modelpackage.ModelDescription;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code GET /}: what runs here. */
final class ServiceHandler implements Handler {

    @JsonPropertyOrder({"service", "status", "model", "endpoints"})
    private record ServiceResponse(String service, String status, String model, Endpoints endpoints) {}

    @JsonPropertyOrder({"predict", "health"})
    private record Endpoints(String predict, String health) {}

    private final ServiceResponse running;

    ServiceHandler(ModelDescription model) {
        this.running = new ServiceResponse(
                "Authentica",
                "running",
                model.name() + " (" + model.architecture().timmName() + ")",
                new Endpoints("POST /predict - Upload image for analysis", "GET /health - Health check"));
    }

    @Override
    public void handle(Context ctx) {
        ctx.json(running);
    }
}
