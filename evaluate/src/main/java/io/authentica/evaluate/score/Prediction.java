package io.authentica.evaluate.score;

import io.authentica.common.data.Label;
import io.authentica.common.detect.FakeProbability;

/**
 * What a detector said of one image under one condition.
 *
 * @param image the image
 * @param condition what was done to the image before it was scored: {@link #CLEAN}, or an operation such as {@code jpeg:75}
 * @param rawFakeProbability before calibration, in [0, 1]
 * @param fakeProbability after calibration, in [0, 1]
 * @param verdict what that means at the detector's threshold
 */
public record Prediction(
        EvaluatedImage image, String condition, double rawFakeProbability, double fakeProbability, Label verdict) {

    /** The condition of images as they were found. */
    public static final String CLEAN = "clean";

    public Prediction {
        if (condition.isBlank()) {
            throw new IllegalArgumentException("condition must be a word such as " + CLEAN + " but is blank");
        }
        requireProbability("rawFakeProbability", rawFakeProbability);
        requireProbability("fakeProbability", fakeProbability);
    }

    /** The prediction for an image. */
    public static Prediction of(EvaluatedImage image, String condition, FakeProbability probability, Label verdict) {
        return new Prediction(image, condition, probability.raw(), probability.calibrated(), verdict);
    }

    private static void requireProbability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1] but was " + value);
        }
    }
}
