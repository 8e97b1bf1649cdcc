package io.authentica.train.calibrate;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Calibration images by their logit differences. */
final class ImagesOf {

    private ImagesOf() {}

    static CalibrationImages logits(double[] ofReals, double[] ofFakes) {
        boolean[] isFake = new boolean[ofReals.length + ofFakes.length];
        Arrays.fill(isFake, ofReals.length, isFake.length, true);
        return new CalibrationImages(
                DoubleStream.concat(DoubleStream.of(ofReals), DoubleStream.of(ofFakes))
                        .toArray(),
                isFake);
    }

    /** By their probabilities, which the softmax gives back but for rounding. */
    static CalibrationImages probabilities(double[] ofReals, double[] ofFakes) {
        return logits(logits(ofReals), logits(ofFakes));
    }

    static double[] times(int count, double value) {
        return DoubleStream.generate(() -> value).limit(count).toArray();
    }

    private static double[] logits(double[] probabilities) {
        return DoubleStream.of(probabilities).map(p -> Math.log(p / (1 - p))).toArray();
    }
}
