package io.authentica.evaluate.report;

import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.common.metrics.Metric;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What some images are called at one threshold.
 *
 * @param matrix how many of each class are called what
 * @param figures one for each metric of verdicts, in the order of {@link Metric}
 */
public record Verdicts(ConfusionMatrix matrix, Map<Metric, Figure> figures) {

    public Verdicts {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
        if (!figures.keySet().containsAll(Metric.of(Metric.Kind.VERDICT))) {
            throw new IllegalArgumentException(
                    "figures must hold every metric of verdicts but hold " + figures.keySet());
        }
    }

    public Figure figure(Metric metric) {
        return Objects.requireNonNull(figures.get(metric), metric::key);
    }
}
