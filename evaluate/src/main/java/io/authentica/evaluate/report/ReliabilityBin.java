package io.authentica.evaluate.report;

import io.authentica.common.calibration.CalibrationError;
import io.authentica.common.data.Label;
import io.authentica.evaluate.score.Prediction;
import java.util.ArrayList;
import java.util.List;

/**
 * The images whose calibrated probability lies in one of the ranges of the expected calibration error.
 *
 * @param low where the range begins
 * @param high where it ends; this value belongs to the next range, but for 1
 * @param images how many, at least 1
 * @param meanProbability of being fake
 * @param fakeShare which share of them is fake
 */
public record ReliabilityBin(double low, double high, long images, double meanProbability, Figure fakeShare) {

    /** Ranges without images are left out. */
    static List<ReliabilityBin> of(List<Prediction> predictions) {
        long[] images = new long[CalibrationError.BINS];
        long[] fakes = new long[CalibrationError.BINS];
        double[] sums = new double[CalibrationError.BINS];
        for (Prediction prediction : predictions) {
            int bin = CalibrationError.bin(prediction.fakeProbability());
            images[bin]++;
            fakes[bin] += prediction.image().label() == Label.FAKE ? 1 : 0;
            sums[bin] += prediction.fakeProbability();
        }
        List<ReliabilityBin> bins = new ArrayList<>();
        for (int bin = 0; bin < images.length; bin++) {
            if (images[bin] > 0) {
                bins.add(new ReliabilityBin(
                        bin / (double) CalibrationError.BINS,
                        (bin + 1) / (double) CalibrationError.BINS,
                        images[bin],
                        sums[bin] / images[bin],
                        Figure.proportion(fakes[bin], images[bin], "no images")));
            }
        }
        return bins;
    }
}
