package io.authentica.evaluate.compare;

import io.authentica.common.metrics.Interval;
import io.authentica.common.metrics.Metric;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric of two detectors on the same images.
 *
 * @param first of the first; empty where undefined
 * @param second of the second; empty where undefined
 * @param interval of second minus first, from a paired bootstrap; empty where either is undefined, or in any resample
 */
public record MetricDifference(
        Metric metric, OptionalDouble first, OptionalDouble second, Optional<Interval> interval) {

    /** Second minus first. */
    public OptionalDouble difference() {
        return first.isPresent() && second.isPresent()
                ? OptionalDouble.of(second.getAsDouble() - first.getAsDouble())
                : OptionalDouble.empty();
    }

    /** How much worse the second is, negative if it is better; empty where undefined. */
    public OptionalDouble drop() {
        OptionalDouble difference = difference();
        if (difference.isEmpty()) {
            return difference;
        }
        return OptionalDouble.of(
                switch (metric.better()) {
                    case HIGHER -> -difference.getAsDouble();
                    case LOWER -> difference.getAsDouble();
                });
    }
}
