package io.authentica.train.report;

import io.authentica.common.data.Label;

/**
 * What one model said of one image.
 *
 * @param fileName the image's path in its data set
 * @param label the truth
 * @param generator the generator of a fake, the source of a real image; empty when unknown
 * @param fakeProbability in [0, 1]
 */
public record ScoredImage(String fileName, Label label, String generator, double fakeProbability) {

    public ScoredImage {
        if (!(fakeProbability >= 0 && fakeProbability <= 1)) {
            throw new IllegalArgumentException("fakeProbability must be in [0, 1] but was " + fakeProbability);
        }
    }
}
