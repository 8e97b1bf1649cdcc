package io.authentica.train.calibrate;

import io.authentica.common.detect.Verdict;
import io.authentica.common.metrics.WilsonInterval;
import io.authentica.common.modelpackage.UncertainBand;
import java.util.Locale;

/**
 * What a band leaves of images whose class is known.
 *
 * @param given images outside of it
 * @param wrong those of them whose verdict is not their class
 */
record GivenVerdicts(int given, int wrong) {

    /** @param isFake the truth, in the order of the probabilities */
    static GivenVerdicts of(double[] fakeProbabilities, boolean[] isFake, UncertainBand band) {
        int given = 0;
        int wrong = 0;
        for (int i = 0; i < fakeProbabilities.length; i++) {
            Verdict verdict = Verdict.of(fakeProbabilities[i], band);
            if (verdict != Verdict.UNCERTAIN) {
                given++;
                wrong += isFake[i] == (verdict == Verdict.FAKE) ? 0 : 1;
            }
        }
        return new GivenVerdicts(given, wrong);
    }

    /** For people, with Wilson's 95 % interval; at least one must be given. */
    String errorRate() {
        WilsonInterval interval = WilsonInterval.of(wrong, given).orElseThrow();
        return String.format(
                Locale.ROOT,
                "%d of %d verdicts are wrong (%.4f, 95 %% interval %.4f-%.4f)",
                wrong,
                given,
                wrong / (double) given,
                interval.low(),
                interval.high());
    }
}
