package io.authentica.evaluate.report;

import io.authentica.common.metrics.Interval;
import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.text.DisplayText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Figures for people: four decimals, or the word "undefined". */
public final class FigureText {

    private FigureText() {}

    public static String value(Figure figure) {
        return figure.value().isPresent() ? DisplayText.decimals(figure.value().getAsDouble()) : "undefined";
    }

    /** The value, or why there is none. */
    public static String valueOrReason(Figure figure) {
        return figure.undefined().map(reason -> "undefined: " + reason).orElse(value(figure));
    }

    /** The interval's ends; empty for figures without one. */
    public static String interval(Figure figure) {
        return figure.interval().map(FigureText::ends).orElse("");
    }

    /** The value and, in brackets, its interval if it has one. */
    public static String valueWithInterval(Figure figure) {
        return figure.interval()
                .map(interval -> "%s (%s)".formatted(value(figure), ends(interval)))
                .orElse(value(figure));
    }

    /** One line for each reason why metrics of these rows are undefined, naming the metrics. */
    static List<String> undefined(Collection<ReportRow> rows) {
        Map<String, TreeSet<Metric>> metricsByReason = new LinkedHashMap<>();
        for (ReportRow row : rows) {
            for (Metric metric : Metric.values()) {
                row.metrics()
                        .figure(metric)
                        .undefined()
                        .ifPresent(reason -> metricsByReason
                                .computeIfAbsent(reason, ignored -> new TreeSet<>())
                                .add(metric));
            }
        }
        return metricsByReason.entrySet().stream()
                .map(entry -> "undefined %s: %s".formatted(titles(entry.getValue()), entry.getKey()))
                .toList();
    }

    /** Between positive ends a dash is enough. */
    private static String ends(Interval interval) {
        return DisplayText.decimals(interval.low())
                + (interval.low() < 0 ? " to " : "-")
                + DisplayText.decimals(interval.high());
    }

    private static String titles(Collection<Metric> metrics) {
        return String.join(", ", metrics.stream().map(Metric::title).toList());
    }
}
