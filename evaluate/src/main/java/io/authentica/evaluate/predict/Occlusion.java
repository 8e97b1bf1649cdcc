package io.authentica.evaluate.predict;

import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.image.Preprocessor;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains a verdict by occlusion (Zeiler and Fergus 2014): a window of {@value #WINDOW_PIXELS} pixels wanders over the picture as the
 * network sees it and hides what is under it, and where the score falls there was evidence for fake. What is hidden is replaced by a
 * heavily blurred copy: it keeps its colour and loses its detail, without an edge that the picture did not have.
 *
 * <p>Works with every engine, since it asks the detector for probabilities and nothing else: 169 more a picture.
 */
final class Occlusion {

    static final int WINDOW_PIXELS = 32;
    static final int STEP_PIXELS = 16;

    private static final int SIDE = Preprocessor.SIDE_PIXELS;
    static final int BLUR_RADIUS_PIXELS = 24;

    /** For people, in output and documentation. */
    static final String METHOD = "occlusion, windows of " + WINDOW_PIXELS + " pixels, a step of " + STEP_PIXELS;

    private Occlusion() {}

    /**
     * @param prepared what {@link Detector#prepare} returned, float32 {@code [224, 224, 3]}
     * @param whole what the detector says of it
     */
    static HeatMap explain(Detector detector, float[] prepared, FakeProbability whole) {
        float[] blurred = BoxBlur.of(prepared, SIDE, BLUR_RADIUS_PIXELS);
        float[] heat = new float[SIDE * SIDE];
        int[] windows = new int[SIDE * SIDE];
        for (int top = 0; top + WINDOW_PIXELS <= SIDE; top += STEP_PIXELS) {
            // One row of windows is a batch, so that all batches are of one size, for which an engine tunes itself
            // once.
            List<float[]> batch = new ArrayList<>();
            for (int left = 0; left + WINDOW_PIXELS <= SIDE; left += STEP_PIXELS) {
                float[] hidden = prepared.clone();
                hide(hidden, blurred, top, left, WINDOW_PIXELS);
                batch.add(hidden);
            }
            List<FakeProbability> probabilities = detector.fakeProbabilities(batch);
            for (int i = 0; i < batch.size(); i++) {
                float fall = (float) (logit(whole) - logit(probabilities.get(i)));
                add(heat, windows, top, i * STEP_PIXELS, fall);
            }
        }
        for (int i = 0; i < heat.length; i++) {
            heat[i] /= windows[i];
        }
        return new HeatMap(SIDE, heat);
    }

    /** Copies a square of {@code by} over {@code picture}; both {@code [224, 224, 3]}. */
    static void hide(float[] picture, float[] by, int top, int left, int sidePixels) {
        for (int row = top; row < top + sidePixels; row++) {
            int from = (row * SIDE + left) * 3;
            System.arraycopy(by, from, picture, from, sidePixels * 3);
        }
    }

    private static void add(float[] heat, int[] windows, int top, int left, float fall) {
        for (int row = top; row < top + WINDOW_PIXELS; row++) {
            for (int column = left; column < left + WINDOW_PIXELS; column++) {
                heat[row * SIDE + column] += fall;
                windows[row * SIDE + column]++;
            }
        }
    }

    /** Of the raw probability: near 0 and 1, where probabilities hardly move, logits still do. */
    static double logit(FakeProbability probability) {
        double inside = Math.min(Math.max(probability.raw(), Math.ulp(0.5)), 1 - Math.ulp(0.5));
        return Math.log(inside / (1 - inside));
    }
}
