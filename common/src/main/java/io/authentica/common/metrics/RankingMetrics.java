package io.authentica.common.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The order in which probabilities put reals and fakes, for those who need no other metric and no interval. Each class is sorted once
 * and the two are walked in step, so a million predictions take a fraction of a second.
 */
public final class RankingMetrics {

    private RankingMetrics() {}

    /**
     * Area under the ROC curve: the probability that a fake gets a higher probability than a real image, where a tie counts half
     * (Mann-Whitney). Equals scikit-learn's {@code roc_auc_score}. Empty where one class is missing: there is nothing to order then.
     *
     * @param fakeProbabilities no NaN
     * @param isFake the truth, in the same order
     */
    public static OptionalDouble rocAuc(double[] fakeProbabilities, boolean[] isFake) {
        double[] reals = sorted(fakeProbabilities, isFake, false);
        double[] fakes = sorted(fakeProbabilities, isFake, true);
        if (reals.length == 0 || fakes.length == 0) {
            return OptionalDouble.empty();
        }
        // Twice the number of pairs won, so that the half of a tie is a whole number and the sum is exact.
        long twiceWon = 0;
        int below = 0;
        int notAbove = 0;
        for (double fake : fakes) {
            while (below < reals.length && reals[below] < fake) {
                below++;
            }
            while (notAbove < reals.length && reals[notAbove] <= fake) {
                notAbove++;
            }
            twiceWon += below + (long) notAbove;
        }
        return OptionalDouble.of(twiceWon / (2.0 * reals.length * fakes.length));
    }

    private static double[] sorted(double[] fakeProbabilities, boolean[] isFake, boolean wanted) {
        if (fakeProbabilities.length != isFake.length) {
            throw new IllegalArgumentException("fakeProbabilities and isFake must have the same length but have "
                    + fakeProbabilities.length + " and " + isFake.length);
        }
        double[] chosen = new double[fakeProbabilities.length];
        int count = 0;
        for (int i = 0; i < isFake.length; i++) {
            if (Double.isNaN(fakeProbabilities[i])) {
                throw new IllegalArgumentException("fakeProbabilities must be numbers but number " + i + " is NaN");
            }
            if (isFake[i] == wanted) {
                chosen[count++] = fakeProbabilities[i];
            }
        }
        double[] result = Arrays.copyOf(chosen, count);
        Arrays.sort(result);
        return result;
    }
}
