package io.authentica.train.calibrate;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.util.List;

/** What the network says of images whose class is known, and which were kept for calibration and threshold. */
public final class CalibrationImages {

    private final double[] fakeMinusReal;
    private final boolean[] isFake;
    private final int fakes;

    CalibrationImages(double[] fakeMinusReal, boolean[] isFake) {
        if (fakeMinusReal.length != isFake.length) {
            throw new IllegalArgumentException("fakeMinusReal and isFake must have the same length but have "
                    + fakeMinusReal.length + " and " + isFake.length);
        }
        int fakeCount = 0;
        for (int i = 0; i < isFake.length; i++) {
            if (!Double.isFinite(fakeMinusReal[i])) {
                throw new IllegalArgumentException(
                        "fakeMinusReal must be finite but number " + i + " was " + fakeMinusReal[i]);
            }
            fakeCount += isFake[i] ? 1 : 0;
        }
        this.fakeMinusReal = fakeMinusReal.clone();
        this.isFake = isFake.clone();
        this.fakes = fakeCount;
    }

    /**
     * @param samples of split validation: what the network learnt from it is too certain of, and test data choose nothing
     * @param fakeMinusReal the logit of fake minus that of real of each, in the same order
     */
    public static CalibrationImages of(List<Sample> samples, double[] fakeMinusReal) {
        boolean[] isFake = new boolean[samples.size()];
        for (int i = 0; i < isFake.length; i++) {
            Sample sample = samples.get(i);
            if (sample.split() != Split.VALIDATION) {
                throw new IllegalArgumentException("samples must be of split validation but %s is of split %s"
                        .formatted(sample.fileName(), sample.split().id()));
            }
            isFake[i] = sample.label() == Label.FAKE;
        }
        return new CalibrationImages(fakeMinusReal, isFake);
    }

    int count() {
        return isFake.length;
    }

    int reals() {
        return isFake.length - fakes;
    }

    int fakes() {
        return fakes;
    }

    double fakeMinusReal(int image) {
        return fakeMinusReal[image];
    }

    boolean isFake(int image) {
        return isFake[image];
    }

    double[] fakeProbabilities(Calibration calibration) {
        double[] probabilities = new double[isFake.length];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = calibration.fakeProbability(fakeMinusReal[i]);
        }
        return probabilities;
    }

    boolean[] truth() {
        return isFake.clone();
    }

    /**
     * The targets of Platt 1999: of n fakes the probability of fake is taken to be (n + 1) / (n + 2), of n reals 1 / (n + 2), which is
     * what Laplace's rule of succession says of the next image after n that were all of one class. Unlike 1 and 0 they can be
     * reached, so that a fit stays finite on images that the network separates without error.
     */
    double[] smoothedTargets() {
        double ofFakes = (fakes + 1.0) / (fakes + 2.0);
        double ofReals = 1.0 / (reals() + 2.0);
        double[] targets = new double[isFake.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = isFake[i] ? ofFakes : ofReals;
        }
        return targets;
    }
}
