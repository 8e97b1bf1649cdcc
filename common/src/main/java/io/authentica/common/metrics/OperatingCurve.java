package io.authentica.common.metrics;

import java.util.Arrays;
import java.util.Optional;

/**
 * What verdicts come out at every threshold that makes a difference: the points of the ROC and of the precision-recall curve, from the
 * highest threshold, above which there is nothing, to the lowest. Images with equal probabilities come in together. The same points as
 * scikit-learn's {@code roc_curve} with {@code drop_intermediate=False}.
 */
public final class OperatingCurve {

    private final int[] truePositives;
    private final int[] falsePositives;

    private OperatingCurve(int[] truePositives, int[] falsePositives) {
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
    }

    /**
     * Empty where a class is missing.
     *
     * @param realProbabilities of fake, of the real images, in any order; no NaN
     * @param fakeProbabilities of fake, of the fake images, in any order; no NaN
     */
    public static Optional<OperatingCurve> of(double[] realProbabilities, double[] fakeProbabilities) {
        if (realProbabilities.length == 0 || fakeProbabilities.length == 0) {
            return Optional.empty();
        }
        double[] reals = ascending(realProbabilities);
        double[] fakes = ascending(fakeProbabilities);
        int[] truePositives = new int[reals.length + fakes.length + 1];
        int[] falsePositives = new int[truePositives.length];
        int realsLeft = reals.length;
        int fakesLeft = fakes.length;
        int points = 1;
        while (realsLeft > 0 || fakesLeft > 0) {
            double threshold = Math.max(highest(reals, realsLeft), highest(fakes, fakesLeft));
            while (realsLeft > 0 && reals[realsLeft - 1] >= threshold) {
                realsLeft--;
            }
            while (fakesLeft > 0 && fakes[fakesLeft - 1] >= threshold) {
                fakesLeft--;
            }
            truePositives[points] = fakes.length - fakesLeft;
            falsePositives[points] = reals.length - realsLeft;
            points++;
        }
        return Optional.of(
                new OperatingCurve(Arrays.copyOf(truePositives, points), Arrays.copyOf(falsePositives, points)));
    }

    /** How many points there are, at least 2: at the first nothing is called fake, at the last everything. */
    public int size() {
        return truePositives.length;
    }

    /** The share of the reals that are called fake. */
    public double falsePositiveRate(int point) {
        return falsePositives[point] / (double) falsePositives[size() - 1];
    }

    /** The share of the fakes that are called fake: recall. */
    public double truePositiveRate(int point) {
        return truePositives[point] / (double) truePositives[size() - 1];
    }

    /** The share of those called fake that are fake; 1 at the first point, where there are none. */
    public double precision(int point) {
        long called = (long) truePositives[point] + falsePositives[point];
        return called == 0 ? 1 : truePositives[point] / (double) called;
    }

    private static double highest(double[] ascending, int left) {
        return left == 0 ? Double.NEGATIVE_INFINITY : ascending[left - 1];
    }

    private static double[] ascending(double[] probabilities) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("probabilities must be numbers but one is NaN");
        }
        return sorted;
    }
}
