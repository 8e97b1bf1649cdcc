package io.authentica.serve.api;

import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.serve.model.LiveModel;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code GET /}: what runs here. */
final class ServiceHandler implements Handler {

    private record ServiceResponse(String service, String status, String model, Endpoints endpoints) {}

    private record Endpoints(String predict, String health) {}

    private static final Endpoints ENDPOINTS =
            new Endpoints("POST /predict - Upload image for analysis", "GET /health - Health check");

    private final LiveModel models;

    ServiceHandler(LiveModel models) {
        this.models = models;
    }

    @Override
    public void handle(Context ctx) {
        ModelDescription model = models.model().detector().description();
        ctx.json(new ServiceResponse(
                "Authentica",
                "running",
                model.name() + " (" + model.architecture().timmName() + ")",
                ENDPOINTS));
    }
}
