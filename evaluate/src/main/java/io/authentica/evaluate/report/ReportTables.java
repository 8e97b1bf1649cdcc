package io.authentica.evaluate.report;

import io.authentica.common.calibration.CalibrationError;
import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.evaluate.score.UnreadableImage;
import io.authentica.evaluate.text.DisplayText;
import io.authentica.evaluate.text.Table;
import io.authentica.evaluate.text.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The tables of a report, as Markdown and the terminal show them. */
public final class ReportTables {

    /** What the terminal shows beside recall: specificity is the same in all rows. */
    private static final List<Metric> BRIEF = List.of(
            Metric.ACCURACY,
            Metric.BALANCED_ACCURACY,
            Metric.PRECISION,
            Metric.F1,
            Metric.ROC_AUC,
            Metric.AVERAGE_PRECISION);

    private ReportTables() {}

    public static Table overall(GroupMetrics metrics) {
        List<List<String>> rows = new ArrayList<>();
        metrics.figures()
                .forEach((metric, figure) -> rows.add(
                        List.of(metric.title(), FigureText.valueOrReason(figure), FigureText.interval(figure))));
        return new Table(List.of(Column.text("metric"), Column.text("value"), Column.text("95 % interval")), rows);
    }

    public static Table confusion(ConfusionMatrix matrix) {
        return new Table(
                List.of(
                        Column.text("truth"),
                        Column.number("called real"),
                        Column.number("called fake"),
                        Column.number("n")),
                List.of(
                        List.of("real", text(matrix.tn()), text(matrix.fp()), text(matrix.reals())),
                        List.of("fake", text(matrix.fn()), text(matrix.tp()), text(matrix.fakes()))));
    }

    public static Table probabilities(ProbabilityFit fit) {
        return new Table(
                List.of(
                        Column.text("probabilities"),
                        Column.text("log loss"),
                        Column.text("Brier score"),
                        Column.text("ECE")),
                List.of(errors("raw", fit.raw()), errors("calibrated", fit.calibrated())));
    }

    private static List<String> errors(String name, Optional<CalibrationError> error) {
        return Stream.concat(
                        Stream.of(name),
                        Stream.<ToDoubleFunction<CalibrationError>>of(
                                        CalibrationError::logLoss, CalibrationError::brier, CalibrationError::ece)
                                .map(figure -> error.map(present -> DisplayText.decimals(figure.applyAsDouble(present)))
                                        .orElse("undefined: no images")))
                .toList();
    }

    /** Every metric and count of each row. */
    public static Table generators(List<ReportRow> rows) {
        Stream<Column> columns =
                Stream.of("fakes", "reals", "TP", "FN", "FP", "TN").map(Column::number);
        Stream<Column> metrics = Stream.of(Metric.values()).map(metric -> Column.text(metric.title()));
        return new Table(
                Stream.of(Stream.of(Column.text("generator"), Column.text("training")), columns, metrics)
                        .flatMap(part -> part)
                        .toList(),
                rows.stream().map(ReportTables::allCells).toList());
    }

    /** The same without what all rows share or what follows from the rest, to fit a terminal. */
    public static Table generatorsInBrief(List<ReportRow> rows) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("generator"), Column.text("training"), Column.number("fakes"), Column.text("recall")));
        BRIEF.forEach(metric -> columns.add(Column.text(metric.title())));
        return new Table(columns, rows.stream().map(ReportTables::briefCells).toList());
    }

    public static Table realSources(List<RealSourceRow> sources) {
        return new Table(
                List.of(Column.text("source"), Column.number("reals"), Column.number("FP"), Column.text("specificity")),
                sources.stream()
                        .map(source -> List.of(
                                DisplayText.named(source.name()),
                                text(source.images()),
                                text(source.falsePositives()),
                                FigureText.valueWithInterval(source.specificity())))
                        .toList());
    }

    public static Table unreadable(List<UnreadableImage> images) {
        return new Table(
                List.of(Column.text("file"), Column.text("reason")),
                images.stream()
                        .map(image -> List.of(image.fileName(), image.reason()))
                        .toList());
    }

    private static List<String> allCells(ReportRow row) {
        ConfusionMatrix matrix = row.metrics().matrix();
        List<String> cells = new ArrayList<>(List.of(
                DisplayText.named(row.name()),
                row.novelty().id(),
                text(matrix.fakes()),
                text(matrix.reals()),
                text(matrix.tp()),
                text(matrix.fn()),
                text(matrix.fp()),
                text(matrix.tn())));
        row.metrics().figures().values().forEach(figure -> cells.add(FigureText.valueWithInterval(figure)));
        return cells;
    }

    private static List<String> briefCells(ReportRow row) {
        GroupMetrics metrics = row.metrics();
        List<String> cells = new ArrayList<>(List.of(
                DisplayText.named(row.name()),
                row.novelty().id(),
                text(metrics.matrix().fakes()),
                FigureText.valueWithInterval(metrics.figure(Metric.RECALL))));
        BRIEF.forEach(metric -> cells.add(FigureText.value(metrics.figure(metric))));
        return cells;
    }

    private static String text(long count) {
        return Long.toString(count);
    }
}
