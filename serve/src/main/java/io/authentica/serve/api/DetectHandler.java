package io.authentica.serve.api;

import io.authentica.serve.http.ClientWatch;
import io.authentica.serve.http.RequestClock;
import io.authentica.serve.http.RequestId;
import io.authentica.serve.http.Upload;
import io.authentica.serve.http.UploadReader;
import io.authentica.serve.inference.Detection;
import io.authentica.serve.inference.ImagePipeline;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;

/** {@code POST /v1/detect}: what is known of one image. */
final class DetectHandler implements Handler {

    private final UploadReader uploads;
    private final ImagePipeline pipeline;

    DetectHandler(UploadReader uploads, ImagePipeline pipeline) {
        this.uploads = uploads;
        this.pipeline = pipeline;
    }

    @Override
    public void handle(Context ctx) throws Exception {
        Upload upload = uploads.file(ctx.req());
        Detection detection;
        try (ClientWatch client = ClientWatch.of(ctx)) {
            detection = pipeline.submit(List.of(upload.image()), client::isGone)
                    .get(0)
                    .await();
        }
        ctx.json(DetectionResponse.of(upload, detection, RequestId.of(ctx), RequestClock.elapsedNanos(ctx)));
    }
}
