package io.authentica.common.metrics;

import io.authentica.common.calibration.CalibrationError;

/** How often each image of a class counts in one resample, and what that sums up to. Belongs to one thread and is used again and again. */
final class ClassDraw {

    final byte[] counts;
    /** How many of the resample are among the first k of the list, for k from 0 to the number of images. */
    final int[] before;
    /** Of each bin: the sum of the probability minus the truth. */
    final double[] binDifferences = new double[CalibrationError.BINS];

    double logLossSum;
    double squareSum;
    int images;

    ClassDraw(int capacity) {
        this.counts = new byte[capacity];
        this.before = new int[capacity + 1];
    }

    /** Sums what {@link #counts} hold of the images of {@code list}. */
    void sum(ScoreList list) {
        images = list.size();
        double truth = list.fake() ? 1 : 0;
        logLossSum = 0;
        squareSum = 0;
        int drawn = 0;
        int place = 0;
        for (int bin = CalibrationError.BINS - 1; bin >= 0; bin--) {
            double logLosses = 0;
            double squares = 0;
            double differences = 0;
            for (int end = list.binEnd(bin); place < end; place++) {
                int count = counts[place] & 0xFF;
                before[place] = drawn;
                drawn += count;
                double weighted = count * (list.probability(place) - truth);
                differences += weighted;
                squares += weighted * (list.probability(place) - truth);
                logLosses += count * list.logLoss(place);
            }
            binDifferences[bin] = differences;
            squareSum += squares;
            logLossSum += logLosses;
        }
        before[place] = drawn;
        if (drawn != images) {
            throw new IllegalStateException("a resample must have " + images + " images but has " + drawn);
        }
    }
}
