package io.authentica.train.calibrate;

import io.authentica.common.calibration.Calibration.Temperature;

/**
 * The temperature that makes the calibration images most likely (Guo, Pleiss, Sun and Weinberger 2017), with Platt's targets in the
 * place of labels: where no image is on the wrong side, the likelihood of the labels themselves grows for ever as the temperature
 * falls. Over n images of a class the difference between the two is of the order of 1/n.
 *
 * <p>The cross entropy is convex in the inverse temperature, so its slope has one zero at most, which bisection finds. The result
 * lies in [{@value #LEAST}, {@value #MOST}]: the upper end is the answer for a network that is no better than chance, the lower
 * one for logits that hardly differ from 0.
 */
final class TemperatureFit {

    static final double LEAST = 0.01;
    static final double MOST = 100;

    /** Halves the range of the logarithm, 9.2, to less than the spacing of doubles. */
    private static final int HALVINGS = 60;

    private TemperatureFit() {}

    static Temperature of(CalibrationImages images) {
        return new Temperature(temperature(images, images.smoothedTargets()));
    }

    /** @param targets the wanted probability of fake of each image, in [0, 1] */
    static double temperature(CalibrationImages images, double[] targets) {
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        if (slope(images, targets, MOST) >= 0) {
            return MOST;
        }
        if (slope(images, targets, LEAST) <= 0) {
            return LEAST;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (slope(images, targets, Math.exp(middle)) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** The derivative of the summed cross entropy by the inverse temperature; it falls as the temperature rises. */
    private static double slope(CalibrationImages images, double[] targets, double temperature) {
        Temperature calibration = new Temperature(temperature);
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            double difference = images.fakeMinusReal(i);
            sum += (calibration.fakeProbability(difference) - targets[i]) * difference;
        }
        return sum;
    }
}
