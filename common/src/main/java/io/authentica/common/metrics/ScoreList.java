package io.authentica.common.metrics;

import io.authentica.common.calibration.CalibrationError;
import java.util.Arrays;

/**
 * The probabilities of all images of one class, in descending order, with what a resample sums of them. Sorted once, it serves any
 * number of resamples.
 */
public final class ScoreList {

    private final boolean fake;
    private final double[] descending;
    private final double[] logLosses;
    private final int[] binEnds;

    private ScoreList(boolean fake, double[] descending) {
        this.fake = fake;
        this.descending = descending;
        this.logLosses = new double[descending.length];
        for (int i = 0; i < descending.length; i++) {
            double kept = Math.min(
                    Math.max(descending[i], CalibrationError.LOG_LOSS_MARGIN), 1 - CalibrationError.LOG_LOSS_MARGIN);
            logLosses[i] = -Math.log(fake ? kept : 1 - kept);
        }
        this.binEnds = binEnds(descending);
    }

    /**
     * @param fake whether the images are fake
     * @param fakeProbabilities of these images, in [0, 1], in any order
     */
    public static ScoreList of(boolean fake, double[] fakeProbabilities) {
        double[] sorted = fakeProbabilities.clone();
        Arrays.sort(sorted);
        for (int low = 0, high = sorted.length - 1; low < high; low++, high--) {
            double swap = sorted[low];
            sorted[low] = sorted[high];
            sorted[high] = swap;
        }
        if (sorted.length > 0 && !(sorted[0] <= 1 && sorted[sorted.length - 1] >= 0)) {
            throw new IllegalArgumentException("fakeProbabilities must be in [0, 1] but go from %s to %s"
                    .formatted(sorted[sorted.length - 1], sorted[0]));
        }
        return new ScoreList(fake, sorted);
    }

    /** How many images there are. */
    public int size() {
        return descending.length;
    }

    /** @param place 0 for the image with the highest probability */
    public double probability(int place) {
        return descending[place];
    }

    /** How many images have a probability above this one. They are the first of the list. */
    public int above(double threshold) {
        int low = 0;
        int high = descending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (descending[middle] > threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean fake() {
        return fake;
    }

    double logLoss(int place) {
        return logLosses[place];
    }

    /** Where the images of a bin of {@link CalibrationError} end; its bins are numbered from 0 at the lowest probability. */
    int binEnd(int bin) {
        return binEnds[bin];
    }

    /**
     * The place that each image has in this list.
     *
     * @param fakeProbabilities what the list was made of
     * @return for each of them its place; images with the same probability have theirs in the order of the argument
     */
    int[] placesOf(double[] fakeProbabilities) {
        int[] used = new int[descending.length];
        int[] places = new int[fakeProbabilities.length];
        for (int i = 0; i < places.length; i++) {
            int first = above(fakeProbabilities[i]);
            places[i] = first + used[first]++;
        }
        return places;
    }

    private static int[] binEnds(double[] descending) {
        int[] ends = new int[CalibrationError.BINS];
        for (double probability : descending) {
            ends[CalibrationError.bin(probability)]++;
        }
        for (int bin = CalibrationError.BINS - 2; bin >= 0; bin--) {
            ends[bin] += ends[bin + 1];
        }
        return ends;
    }
}
