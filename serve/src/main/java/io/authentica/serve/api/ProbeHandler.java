package io.authentica.serve.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.BooleanSupplier;

/** {@code GET /health/live} and {@code GET /health/ready}, for orchestrators. */
final class ProbeHandler implements Handler {

    private record ProbeResponse(String status) {}

    private final BooleanSupplier well;

    ProbeHandler(BooleanSupplier well) {
        this.well = well;
    }

    @Override
    public void handle(Context ctx) {
        if (well.getAsBoolean()) {
            ctx.json(new ProbeResponse("ok"));
        } else {
            ctx.status(503).json(new ProbeResponse("stopping"));
        }
    }
}
