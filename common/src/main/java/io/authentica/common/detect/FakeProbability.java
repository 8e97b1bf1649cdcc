package io.authentica.common.detect;

import io.authentica.common.calibration.Calibration;

/**
 * What a detector says of one image: the probability that it is fake. Values are in [0, 1], or NaN where the weights are not usable.
 *
 * @param raw the softmax of the network's logits
 * @param calibrated the same after the package's calibration: what verdicts, reports and answers use
 */
public record FakeProbability(double raw, double calibrated) {

    /** @param fakeMinusReal the logit of fake minus that of real */
    public static FakeProbability of(double fakeMinusReal, Calibration calibration) {
        return new FakeProbability(
                Calibration.NONE.fakeProbability(fakeMinusReal), calibration.fakeProbability(fakeMinusReal));
    }

    /** Where nothing is calibrated. */
    public static FakeProbability uncalibrated(double probability) {
        return new FakeProbability(probability, probability);
    }
}
