package io.authentica.train.report;

import io.authentica.train.report.ForgettingReport.Origin;
import java.util.OptionalDouble;

/**
 * How often two models called the images of one group fake.
 *
 * @param origin the data set that they are from
 * @param name of the generator, or of the source of reals; empty when unknown
 * @param counts of the group's images
 * @param aucBefore of the group against all reals; empty without reals, and for the reals
 * @param aucAfter likewise, of the second model
 */
record ForgettingRow(
        Origin origin, String name, PairedCounts counts, OptionalDouble aucBefore, OptionalDouble aucAfter) {

    /** What the interval of the difference tells. */
    enum Finding {
        HIGHER("higher"),
        LOWER("lower"),
        UNCLEAR("cannot be told");

        private final String words;

        Finding(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Finding finding() {
        PairedCounts.Interval interval = counts.differenceInterval();
        if (interval.low() > 0) {
            return Finding.HIGHER;
        }
        return interval.high() < 0 ? Finding.LOWER : Finding.UNCLEAR;
    }
}
