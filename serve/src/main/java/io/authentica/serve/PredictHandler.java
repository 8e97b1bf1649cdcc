package io.authentica.serve;

import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.image.UnreadableImageException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;

/** {@code POST /predict}: is the uploaded image AI-generated? */
final class PredictHandler implements Handler {

    private final UploadReader uploads;
    private final InferencePool pool;
    private final Detector detector;

    PredictHandler(UploadReader uploads, InferencePool pool, Detector detector) {
        this.uploads = uploads;
        this.pool = pool;
        this.detector = detector;
    }

    @Override
    public void handle(Context ctx) throws Exception {
        Upload upload = uploads.read(ctx.req());
        if (!upload.saysItIsAnImage()) {
            throw ApiException.notAnImage();
        }
        FakeProbability probability = pool.run(() -> fakeProbability(upload));
        ctx.json(PredictionResponse.of(upload.fileName(), probability.calibrated(), detector.isFake(probability)));
    }

    private FakeProbability fakeProbability(Upload upload) throws UnreadableImageException {
        float[] prepared = detector.prepare(upload.fileName(), upload.bytes());
        return detector.fakeProbabilities(List.of(prepared)).get(0);
    }
}
