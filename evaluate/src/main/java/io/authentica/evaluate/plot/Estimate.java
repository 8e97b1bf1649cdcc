package io.authentica.evaluate.plot;

import io.authentica.evaluate.report.Figure;
import java.util.Locale;
import java.util.Optional;

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

    /** A report's figure, if it has a value; without an interval its ends are the value. */
    static Optional<Estimate> of(Figure figure) {
        return figure.value().stream()
                .mapToObj(value -> figure.interval()
                        .map(interval -> new Estimate(value, interval.low(), interval.high()))
                        .orElse(new Estimate(value, value, value)))
                .findFirst();
    }

    /** With {@code decimals} decimals, such as "0.75 (0.70-0.79)". */
    String text(int decimals) {
        String format = "%%.%1$df (%%.%1$df-%%.%1$df)".formatted(decimals);
        return String.format(Locale.ROOT, format, value, low, high);
    }
}
