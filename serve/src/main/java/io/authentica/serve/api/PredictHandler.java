package io.authentica.serve.api;

import io.authentica.serve.http.ApiException;
import io.authentica.serve.http.ClientWatch;
import io.authentica.serve.http.Upload;
import io.authentica.serve.http.UploadReader;
import io.authentica.serve.inference.Detection;
import io.authentica.serve.inference.ImagePipeline;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;

/** {@code POST /predict}: is the uploaded image AI-generated? The contract of the service that this one replaces. */
final class PredictHandler implements Handler {

    private final UploadReader uploads;
    private final ImagePipeline pipeline;

    PredictHandler(UploadReader uploads, ImagePipeline pipeline) {
        this.uploads = uploads;
        this.pipeline = pipeline;
    }

    @Override
    public void handle(Context ctx) throws Exception {
        Upload upload = uploads.formFile(ctx.req());
        if (!upload.saysItIsAnImage()) {
            throw ApiException.notAnImage();
        }
        Detection detection;
        try (ClientWatch client = ClientWatch.of(ctx)) {
            detection = pipeline.submit(List.of(upload.image()), client::isGone)
                    .get(0)
                    .await();
        }
        ctx.json(
                PredictionResponse.of(upload.fileName(), detection.probability().calibrated(), detection.isFake()));
    }
}
