package io.authentica.evaluate;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.detect.FakeProbability;

/**
 * What the model said of one image whose class is known.
 *
 * @param fileName path of the image relative to the data set's root
 * @param label the truth
 * @param generator the generator of a fake, the source of a real image; empty when unknown
 * @param type OpenFake's column {@code type}; empty when unknown
 * @param releaseDate when the generator was released; empty when unknown
 * @param split the part of the data set that the image belongs to
 * @param fakeProbability as the model package calibrates it, in [0, 1]
 * @param verdict what that means at the model package's threshold
 * @param rawFakeProbability before calibration, in [0, 1]
 */
public record Prediction(
        String fileName,
        Label label,
        String generator,
        String type,
        String releaseDate,
        Split split,
        double fakeProbability,
        Label verdict,
        double rawFakeProbability) {

    public Prediction {
        requireProbability("fakeProbability", fakeProbability);
        requireProbability("rawFakeProbability", rawFakeProbability);
    }

    /** The prediction for a sample. */
    static Prediction of(Sample sample, FakeProbability probability, Label verdict) {
        return new Prediction(
                sample.fileName(),
                sample.label(),
                sample.generator(),
                sample.type(),
                sample.releaseDate(),
                sample.split(),
                probability.calibrated(),
                verdict,
                probability.raw());
    }

    private static void requireProbability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1] but was " + value);
        }
    }
}
