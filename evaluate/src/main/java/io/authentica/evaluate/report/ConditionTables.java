package io.authentica.evaluate.report;

import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.text.DisplayText;
import io.authentica.evaluate.text.Table;
import io.authentica.evaluate.text.Table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** The tables of a report that compare conditions. */
public final class ConditionTables {

    /** The figures that people quote. */
    public static final List<Metric> HEADLINE =
            List.of(Metric.ACCURACY, Metric.BALANCED_ACCURACY, Metric.F1, Metric.ROC_AUC);

    private ConditionTables() {}

    /** The headline figures under each condition, in the order in which they were asked for. */
    public static Table headline(EvaluationReport report) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("condition"), Column.number("n")));
        HEADLINE.forEach(metric -> columns.add(Column.text(metric.title())));
        columns.add(Column.text("verdicts that flip"));
        List<List<String>> rows = new ArrayList<>();
        for (ConditionReport each : report.conditions()) {
            List<String> row = new ArrayList<>(
                    List.of(each.condition(), ReportTables.text(each.overall().images())));
            HEADLINE.forEach(metric ->
                    row.add(FigureText.valueWithInterval(each.overall().figure(metric))));
            row.add(each.stability()
                    .map(stability -> FigureText.valueWithInterval(stability.flipped()))
                    .orElse(""));
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    /** Which way verdicts flip. */
    public static Table stability(EvaluationReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (ConditionReport each : report.conditions()) {
            each.stability()
                    .ifPresent(stability -> rows.add(List.of(
                            each.condition(),
                            ReportTables.text(stability.images()),
                            ReportTables.text(stability.becameFake()),
                            ReportTables.text(stability.becameReal()),
                            FigureText.valueWithInterval(stability.flipped()))));
        }
        return new Table(
                List.of(
                        Column.text("condition"),
                        Column.number("images"),
                        Column.number("real to fake"),
                        Column.number("fake to real"),
                        Column.text("share that flips")),
                rows);
    }

    /** A metric of each generator under each condition, "all" last. */
    public static Table generators(EvaluationReport report, Metric metric) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("generator")));
        TreeSet<String> names = new TreeSet<>();
        for (ConditionReport each : report.conditions()) {
            columns.add(Column.text(each.condition()));
            each.generators().forEach(row -> names.add(row.name()));
        }
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(DisplayText.named(name)));
            for (ConditionReport each : report.conditions()) {
                row.add(each.generators().stream()
                        .filter(generator -> generator.name().equals(name))
                        .findFirst()
                        .map(generator -> FigureText.value(generator.metrics().figure(metric)))
                        .orElse(""));
            }
            rows.add(row);
        }
        List<String> last = new ArrayList<>(List.of("all generators"));
        report.conditions()
                .forEach(each -> last.add(FigureText.value(each.overall().figure(metric))));
        rows.add(last);
        return new Table(columns, rows);
    }

    /** One row an operation and strength, by operation and falling strength, with what the images as found have for comparison. */
    public static Table robustness(EvaluationReport report) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("operation"), Column.text("strength")));
        HEADLINE.forEach(metric -> columns.add(Column.text(metric.title())));
        List<List<String>> rows = new ArrayList<>();
        report.conditions().stream()
                .sorted(Comparator.comparing(
                                (ConditionReport each) -> !each.condition().equals(report.condition()))
                        .thenComparing(ConditionReport::operation)
                        .thenComparing(each -> -each.strength().orElse(0)))
                .forEach(each -> {
                    List<String> row = new ArrayList<>(List.of(each.operation(), strength(each)));
                    HEADLINE.forEach(metric ->
                            row.add(FigureText.valueWithInterval(each.overall().figure(metric))));
                    rows.add(row);
                });
        return new Table(columns, rows);
    }

    private static String strength(ConditionReport each) {
        return each.strength().isPresent()
                ? each.condition().substring(each.operation().length() + 1)
                : "";
    }

    /** Every metric as found and after one uniform re-encoding, if there was one. */
    public static Optional<Table> formatGap(EvaluationReport report) {
        return report.uniform().map(uniform -> {
            GroupMetrics after = report.condition(uniform).overall();
            List<List<String>> rows = new ArrayList<>();
            for (Metric metric : Metric.values()) {
                Figure asFound = report.overall().figure(metric);
                Figure reencoded = after.figure(metric);
                rows.add(List.of(
                        metric.title(),
                        FigureText.valueWithInterval(asFound),
                        FigureText.valueWithInterval(reencoded),
                        difference(asFound.value(), reencoded.value())));
            }
            return new Table(
                    List.of(
                            Column.text("metric"),
                            Column.text("as found"),
                            Column.text("all re-encoded (" + uniform + ")"),
                            Column.number("difference")),
                    rows);
        });
    }

    private static String difference(OptionalDouble before, OptionalDouble after) {
        return before.isPresent() && after.isPresent()
                ? DisplayText.signedDecimals(after.getAsDouble() - before.getAsDouble())
                : "";
    }
}
