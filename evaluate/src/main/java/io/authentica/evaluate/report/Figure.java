package io.authentica.evaluate.report;

import io.authentica.common.metrics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric's value, or in words why there is none.
 *
 * @param value never NaN
 * @param interval where the value would lie with other such images, at 95 %
 * @param undefined what is missing, such as "no real images in split test"; present exactly where the value is not
 */
public record Figure(OptionalDouble value, Optional<Interval> interval, Optional<String> undefined) {

    public Figure {
        if (value.isPresent() == undefined.isPresent()) {
            throw new IllegalArgumentException("a figure has either a value or the reason why it has none");
        }
        if (value.isPresent() && Double.isNaN(value.getAsDouble())) {
            throw new IllegalArgumentException("a figure's value must be a number but is NaN");
        }
        if (value.isEmpty() && interval.isPresent()) {
            throw new IllegalArgumentException("a figure without a value has no interval");
        }
    }

    static Figure of(OptionalDouble value, Optional<Interval> interval, String reasonIfEmpty) {
        return value.isPresent() ? new Figure(value, interval, Optional.empty()) : undefined(reasonIfEmpty);
    }

    static Figure undefined(String reason) {
        return new Figure(OptionalDouble.empty(), Optional.empty(), Optional.of(reason));
    }

    /** With its Wilson interval. */
    static Figure proportion(long part, long whole, String reasonIfEmpty) {
        return whole == 0
                ? undefined(reasonIfEmpty)
                : new Figure(OptionalDouble.of(part / (double) whole), Interval.wilson(part, whole), Optional.empty());
    }
}
