package io.authentica.train.report;

import io.authentica.common.data.Label;
import io.authentica.train.report.ForgettingReport.Origin;

/**
 * What two models said of one image.
 *
 * @param origin the data set that it is from
 * @param label the truth
 * @param generator the generator of a fake, the source of a real image; empty when unknown
 * @param before the first model's probability of fake, in [0, 1]
 * @param after the second model's
 */
public record ScoredImage(Origin origin, Label label, String generator, double before, double after) {

    public ScoredImage {
        if (!(before >= 0 && before <= 1 && after >= 0 && after <= 1)) {
            throw new IllegalArgumentException(
                    "before and after must be in [0, 1] but were " + before + " and " + after);
        }
    }
}
