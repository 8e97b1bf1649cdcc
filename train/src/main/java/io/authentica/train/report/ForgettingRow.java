package io.authentica.train.report;

import java.util.OptionalDouble;

/**
 * How often two models called the images of one group fake.
 *
 * @param group a generator, or all reals
 * @param counts of the group's images
 * @param aucBefore of the group against all reals; empty without reals, and for the reals
 * @param aucAfter likewise, of the second model
 */
record ForgettingRow(String group, PairedCounts counts, OptionalDouble aucBefore, OptionalDouble aucAfter) {

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
