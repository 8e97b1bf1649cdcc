package io.authentica.common.detect;

import io.authentica.common.modelpackage.UncertainBand;

/** What is said of an image: its class, or that it is too close to call. */
public enum Verdict {
    REAL,
    FAKE,
    UNCERTAIN;

    /**
     * The verdict on an image. Where it is real or fake, the two-class verdict of {@link Detector#isFake} is the same, since a band lies
     * around the threshold.
     *
     * @param calibrated the probability that the image is fake, in [0, 1]
     * @param band that of the package
     */
    public static Verdict of(double calibrated, UncertainBand band) {
        if (!(calibrated >= 0 && calibrated <= 1)) {
            throw new IllegalArgumentException("calibrated must be in [0, 1] but was " + calibrated);
        }
        if (calibrated > band.high()) {
            return FAKE;
        }
        return calibrated <= band.low() ? REAL : UNCERTAIN;
    }
}
