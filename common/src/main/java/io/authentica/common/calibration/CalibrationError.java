package io.authentica.common.calibration;

import java.util.Optional;

/**
 * How well probabilities fit what came true, whatever the threshold. All are better the smaller they are.
 *
 * @param logLoss mean negative logarithm, in nats, of the probability given to the true class; probabilities are kept 2^-52
 *     away from 0 and 1 as in scikit-learn's {@code log_loss}, so a certain error costs 36.04 and not infinity
 * @param brier mean squared difference between the probability of fake and what is true, 1 or 0 (Brier 1950), in [0, 1]
 * @param ece expected calibration error (Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian
 *     Binning", AAAI 2015): images fall into {@value #BINS} equal ranges of the probability of fake, and of each the difference
 *     between the mean probability and the share of fakes counts by its number of images; in [0, 1]. With few images chance alone
 *     makes it larger than 0
 */
public record CalibrationError(double logLoss, double brier, double ece) {

    /** As Guo et al. 2017. */
    public static final int BINS = 15;

    /** Probabilities are kept so far from 0 and 1: a certain error costs 36.04 and not infinity. */
    public static final double LOG_LOSS_MARGIN = 0x1p-52;

    /**
     * Empty without images.
     *
     * @param fakeProbabilities in [0, 1]
     * @param isFake the truth, in the same order
     */
    public static Optional<CalibrationError> of(double[] fakeProbabilities, boolean[] isFake) {
        int n = isFake.length;
        if (fakeProbabilities.length != n) {
            throw new IllegalArgumentException("fakeProbabilities and isFake must have the same length but have "
                    + fakeProbabilities.length + " and " + n);
        }
        if (n == 0) {
            return Optional.empty();
        }
        double logLossSum = 0;
        double squareSum = 0;
        // The mean probability minus the share of fakes is, but for the bin's size, which cancels, the sum of the
        // differences.
        double[] differenceSums = new double[BINS];
        for (int i = 0; i < n; i++) {
            double probability = fakeProbabilities[i];
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "fakeProbabilities must be in [0, 1] but number " + i + " was " + probability);
            }
            double truth = isFake[i] ? 1 : 0;
            double kept = Math.min(Math.max(probability, LOG_LOSS_MARGIN), 1 - LOG_LOSS_MARGIN);
            logLossSum -= Math.log(isFake[i] ? kept : 1 - kept);
            squareSum += (probability - truth) * (probability - truth);
            differenceSums[bin(probability)] += probability - truth;
        }
        double differenceSum = 0;
        for (double binSum : differenceSums) {
            differenceSum += Math.abs(binSum);
        }
        return Optional.of(new CalibrationError(logLossSum / n, squareSum / n, differenceSum / n));
    }

    /**
     * The range that a probability falls into.
     *
     * @param probability in [0, 1]
     * @return 0 for the lowest range, {@value #BINS} - 1 for the highest, to which 1 belongs
     */
    public static int bin(double probability) {
        return Math.min((int) (probability * BINS), BINS - 1);
    }
}
