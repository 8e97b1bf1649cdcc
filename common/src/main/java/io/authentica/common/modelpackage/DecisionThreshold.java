package io.authentica.common.modelpackage;

/**
 * Above which calibrated probability an image is called fake.
 *
 * @param value in [0, 1]; the comparison is strict
 * @param rule how the value was chosen, for people; it never comes from test data
 */
public record DecisionThreshold(double value, String rule) {

    /** The threshold of the service that this one replaces. */
    public static final DecisionThreshold HALF = new DecisionThreshold(0.5, "fixed at 0.5");

    public DecisionThreshold {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("threshold value must be in [0, 1] but was " + value);
        }
    }
}
