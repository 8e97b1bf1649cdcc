package io.authentica.evaluate.plot;

import java.util.Locale;

/**
 * A value with its 95 % interval. A bootstrap interval need not hold the value.
 *
 * @param low the interval's lower end
 * @param high the interval's upper end
 */
public record Estimate(double value, double low, double high) {

    public Estimate {
        if (!Double.isFinite(value) || !(low <= high)) {
            throw new IllegalArgumentException(
                    "an estimate must have a value and low <= high but was %s, %s, %s".formatted(value, low, high));
        }
    }

    /** With {@code decimals} decimals, such as "0.75 (0.70-0.79)". */
    String text(int decimals) {
        String format = "%%.%1$df (%%.%1$df-%%.%1$df)".formatted(decimals);
        return String.format(Locale.ROOT, format, value, low, high);
    }
}
