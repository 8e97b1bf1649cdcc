package io.authentica.common.calibration;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;

/**
 * How the network's logits become the probability that an image is fake. Networks trained to fit labels are more certain than they
 * are right (Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017).
 *
 * <p>Every kind rises with the logit difference, so that it changes neither the order of images nor any ranking metric. In doubles
 * it never falls: a logistic function reaches 1 at about 37, and what lies above is a tie from there on, as it is without
 * calibration.
 *
 * <p>In files a calibration is a mapping with the key {@code type}: {@code none}, {@code temperature} or {@code platt}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Calibration.None.class, name = "none"),
    @JsonSubTypes.Type(value = Calibration.Temperature.class, name = "temperature"),
    @JsonSubTypes.Type(value = Calibration.Platt.class, name = "platt")
})
public sealed interface Calibration {

    /** The softmax of the logits as it is. */
    Calibration NONE = new None();

    /**
     * @param fakeMinusReal the logit of fake minus that of real
     * @return the probability in [0, 1] that the image is fake; NaN for NaN
     */
    double fakeProbability(double fakeMinusReal);

    /** For people, one line. */
    String description();

    /** The softmax of two logits, which is the logistic function of their difference. */
    record None() implements Calibration {

        @Override
        public double fakeProbability(double fakeMinusReal) {
            return logistic(fakeMinusReal);
        }

        @Override
        public String description() {
            return "none: the softmax of the logits";
        }
    }

    /**
     * Temperature scaling (Guo et al. 2017): logits are divided by one number before the softmax. Which class is more probable stays
     * as it is.
     *
     * @param temperature above 0 and finite; above 1 the probabilities move towards 0.5
     */
    record Temperature(double temperature) implements Calibration {

        public Temperature {
            requirePositive("temperature", temperature);
        }

        @Override
        public double fakeProbability(double fakeMinusReal) {
            return logistic(fakeMinusReal / temperature);
        }

        @Override
        public String description() {
            return String.format(Locale.ROOT, "temperature %.4f", temperature);
        }
    }

    /**
     * Platt scaling (Platt, "Probabilistic Outputs for Support Vector Machines", 1999): {@code 1 / (1 + exp(-(slope * d +
     * intercept)))}. In the paper's letters the slope is -A and the intercept -B.
     *
     * @param slope above 0 and finite: at 0 and below the order of images would change
     * @param intercept finite; it moves the logit difference at which both classes are equally probable
     */
    record Platt(double slope, double intercept) implements Calibration {

        public Platt {
            requirePositive("slope", slope);
            if (!Double.isFinite(intercept)) {
                throw new IllegalArgumentException("intercept must be finite but was " + intercept);
            }
        }

        @Override
        public double fakeProbability(double fakeMinusReal) {
            return logistic(slope * fakeMinusReal + intercept);
        }

        @Override
        public String description() {
            return String.format(Locale.ROOT, "Platt, slope %.4f, intercept %.4f", slope, intercept);
        }
    }

    private static double logistic(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be above 0 and finite but was " + value);
        }
    }
}
