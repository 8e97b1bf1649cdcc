package io.authentica.evaluate.report;

import io.authentica.common.metrics.WilsonInterval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric's value, or in words why there is none.
 *
 * @param value in [0, 1]
 * @param interval of proportions only: where the value would lie with many more such images, at 95 %
 * @param undefined what is missing, such as "no real images in split test"; present exactly where the value is not
 */
public record Figure(OptionalDouble value, Optional<WilsonInterval> interval, Optional<String> undefined) {

    public Figure {
        if (value.isPresent() == undefined.isPresent()) {
            throw new IllegalArgumentException("a figure has either a value or the reason why it has none");
        }
    }

    public static Figure of(OptionalDouble value, String reasonIfEmpty) {
        return new Figure(value, Optional.empty(), value.isPresent() ? Optional.empty() : Optional.of(reasonIfEmpty));
    }

    public static Figure proportion(long part, long whole, String reasonIfEmpty) {
        return whole == 0
                ? of(OptionalDouble.empty(), reasonIfEmpty)
                : new Figure(
                        OptionalDouble.of(part / (double) whole), WilsonInterval.of(part, whole), Optional.empty());
    }
}
