package io.authentica.serve.api;

import io.authentica.serve.http.ApiException;
import io.authentica.serve.http.ClientWatch;
import io.authentica.serve.http.Failure;
import io.authentica.serve.http.RequestClock;
import io.authentica.serve.http.RequestId;
import io.authentica.serve.http.Upload;
import io.authentica.serve.http.UploadReader;
import io.authentica.serve.inference.ImagePipeline;
import io.authentica.serve.inference.PendingDetection;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/detect/batch}: several images at once, each with its own result or error. */
final class BatchHandler implements Handler {

    private static final Logger LOG = LoggerFactory.getLogger(BatchHandler.class);

    /** @param results in the order of the files */
    private record BatchResponse(List<BatchResult> results, String requestId) {}

    private final UploadReader uploads;
    private final ImagePipeline pipeline;

    BatchHandler(UploadReader uploads, ImagePipeline pipeline) {
        this.uploads = uploads;
        this.pipeline = pipeline;
    }

    @Override
    public void handle(Context ctx) {
        List<Upload> files = uploads.files(ctx.req());
        if (files.size() > pipeline.capacity()) {
            throw ApiException.tooManyFiles(files.size(), pipeline.capacity());
        }
        List<BatchResult> results = new ArrayList<>();
        try (ClientWatch client = ClientWatch.of(ctx)) {
            List<PendingDetection> pending =
                    pipeline.submit(files.stream().map(Upload::image).toList(), client::isGone);
            for (int i = 0; i < files.size(); i++) {
                results.add(result(ctx, i, files.get(i), pending.get(i)));
            }
        }
        ctx.json(new BatchResponse(results, RequestId.of(ctx)));
    }

    private static BatchResult result(Context ctx, int index, Upload file, PendingDetection pending) {
        String requestId = RequestId.of(ctx);
        try {
            DetectionResponse detection =
                    DetectionResponse.of(file, pending.await(), requestId, RequestClock.elapsedNanos(ctx));
            return new BatchResult.Judged(index, 200, detection);
        } catch (Exception thrown) { // one file's failure is not that of the others
            Failure failure = Failure.of(thrown);
            if (failure.equals(Failure.INTERNAL)) {
                LOG.error("file {} of request {} failed", index, requestId, thrown);
            }
            return new BatchResult.Refused(
                    index,
                    failure.status(),
                    file.fileName(),
                    new BatchResult.Problem(failure.detail(), failure.code()));
        }
    }
}
