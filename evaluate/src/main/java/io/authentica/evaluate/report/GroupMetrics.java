package io.authentica.evaluate.report;

import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.common.metrics.Metric;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * All metrics of some fakes against some reals.
 *
 * @param reals how many
 * @param fakes how many
 * @param figures one for each metric that needs no threshold, in the order of {@link Metric}
 * @param verdicts at each operating point
 */
public record GroupMetrics(
        long reals, long fakes, Map<Metric, Figure> figures, Map<OperatingPoint, Verdicts> verdicts) {

    public GroupMetrics {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
        verdicts = Collections.unmodifiableMap(new EnumMap<>(verdicts));
        if (!verdicts.containsKey(OperatingPoint.PACKAGE)) {
            throw new IllegalArgumentException(
                    "verdicts must hold the package's threshold but hold " + verdicts.keySet());
        }
    }

    /** The verdicts at an operating point; there are none at the oracle's threshold where a class is missing. */
    public Verdicts at(OperatingPoint point) {
        return Objects.requireNonNull(verdicts.get(point), point::id);
    }

    /** The verdicts at the package's threshold. */
    public ConfusionMatrix matrix() {
        return at(OperatingPoint.PACKAGE).matrix();
    }

    /** The metric, where it needs a threshold at the package's. */
    public Figure figure(Metric metric) {
        return metric.kind() == Metric.Kind.VERDICT
                ? at(OperatingPoint.PACKAGE).figure(metric)
                : Objects.requireNonNull(figures.get(metric), metric::key);
    }

    public long images() {
        return reals + fakes;
    }
}
