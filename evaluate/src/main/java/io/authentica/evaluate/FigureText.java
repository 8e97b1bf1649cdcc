package io.authentica.evaluate;

import io.authentica.common.metrics.WilsonInterval;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Figures for people: four decimals, or the word "undefined". */
final class FigureText {

    private FigureText() {}

    static String value(Figure figure) {
        return figure.value().isPresent() ? decimals(figure.value().getAsDouble()) : "undefined";
    }

    /** The value, or why there is none. */
    static String valueOrReason(Figure figure) {
        return figure.undefined().map(reason -> "undefined: " + reason).orElse(value(figure));
    }

    /** The interval's ends; empty for figures without one. */
    static String interval(Figure figure) {
        return figure.interval().map(FigureText::ends).orElse("");
    }

    /** The value and, in brackets, its interval if it has one. */
    static String valueWithInterval(Figure figure) {
        return figure.interval()
                .map(interval -> "%s (%s)".formatted(value(figure), ends(interval)))
                .orElse(value(figure));
    }

    /** One line for each reason why metrics of these rows are undefined, naming the metrics. */
    static List<String> undefined(Collection<ReportRow> rows) {
        Map<String, TreeSet<Metric>> metricsByReason = new LinkedHashMap<>();
        for (ReportRow row : rows) {
            row.metrics()
                    .figures()
                    .forEach((metric, figure) -> figure.undefined()
                            .ifPresent(reason -> metricsByReason
                                    .computeIfAbsent(reason, ignored -> new TreeSet<>())
                                    .add(metric)));
        }
        return metricsByReason.entrySet().stream()
                .map(entry -> "undefined %s: %s".formatted(titles(entry.getValue()), entry.getKey()))
                .toList();
    }

    /** A fraction with four decimals. */
    static String decimals(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String ends(WilsonInterval interval) {
        return decimals(interval.low()) + "-" + decimals(interval.high());
    }

    private static String titles(Collection<Metric> metrics) {
        return String.join(", ", metrics.stream().map(Metric::title).toList());
    }
}
