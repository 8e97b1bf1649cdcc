package io.authentica.evaluate;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;

/**
 * What the model said of one image whose class is known.
 *
 * @param fileName path of the image relative to the data set's root
 * @param label the truth
 * @param generator the generator of a fake, the source of a real image; empty when unknown
 * @param type OpenFake's column {@code type}; empty when unknown
 * @param releaseDate when the generator was released; empty when unknown
 * @param split the part of the data set that the image belongs to
 * @param fakeProbability in [0, 1]
 * @param verdict what the probability means at the model package's threshold
 */
public record Prediction(
        String fileName,
        Label label,
        String generator,
        String type,
        String releaseDate,
        Split split,
        double fakeProbability,
        Label verdict) {

    public Prediction {
        if (!(fakeProbability >= 0 && fakeProbability <= 1)) {
            throw new IllegalArgumentException("fakeProbability must be in [0, 1] but was " + fakeProbability);
        }
    }

    /** The prediction for a sample. */
    static Prediction of(Sample sample, double fakeProbability, Label verdict) {
        return new Prediction(
                sample.fileName(),
                sample.label(),
                sample.generator(),
                sample.type(),
                sample.releaseDate(),
                sample.split(),
                fakeProbability,
                verdict);
    }
}
