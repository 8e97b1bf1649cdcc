package io.authentica.evaluate.report;

import io.authentica.common.calibration.CalibrationError;
import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.score.UnreadableImage;
import io.authentica.evaluate.text.DisplayText;
import io.authentica.evaluate.text.Table;
import io.authentica.evaluate.text.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The tables of a report, as Markdown, LaTeX and the terminal show them. */
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

    /** Every metric at the package's threshold. */
    public static Table overall(EvaluationReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            rows.add(overallRow(metric.title(), report.overall().figure(metric)));
            if (metric == Metric.ROC_AUC) {
                rows.add(overallRow("ROC AUC, mean of generators", report.meanGeneratorAuc()));
            }
        }
        return new Table(List.of(Column.text("metric"), Column.text("value"), Column.text("95 % interval")), rows);
    }

    private static List<String> overallRow(String title, Figure figure) {
        return List.of(title, FigureText.valueOrReason(figure), FigureText.interval(figure));
    }

    /** The metrics of verdicts at each operating point. */
    public static Table operatingPoints(EvaluationReport report, boolean withIntervals) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("operating point"), Column.text("threshold")));
        Metric.of(Metric.Kind.VERDICT).forEach(metric -> columns.add(Column.text(metric.title())));
        return new Table(
                columns,
                report.thresholds().stream()
                        .map(threshold -> operatingPoint(report.overall(), threshold, withIntervals))
                        .toList());
    }

    private static List<String> operatingPoint(GroupMetrics metrics, Threshold threshold, boolean withIntervals) {
        List<String> cells =
                new ArrayList<>(List.of(threshold.point().title(), DisplayText.decimals(threshold.value())));
        metrics.at(threshold.point())
                .figures()
                .values()
                .forEach(figure ->
                        cells.add(withIntervals ? FigureText.valueWithInterval(figure) : FigureText.value(figure)));
        return cells;
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

    public static Table reliability(List<ReliabilityBin> bins) {
        return new Table(
                List.of(
                        Column.text("probability of fake"),
                        Column.number("images"),
                        Column.text("mean probability"),
                        Column.text("share of fakes")),
                bins.stream()
                        .map(bin -> List.of(
                                DisplayText.decimals(bin.low()) + "-" + DisplayText.decimals(bin.high()),
                                text(bin.images()),
                                DisplayText.decimals(bin.meanProbability()),
                                FigureText.valueWithInterval(bin.fakeShare())))
                        .toList());
    }

    /**
     * Slices with their counts and the metrics of some kinds, with intervals.
     *
     * @param heading of the first column
     * @param withNovelty whether to tell seen from unseen
     */
    public static Table slices(String heading, List<ReportRow> rows, boolean withNovelty, Metric.Kind... kinds) {
        List<Metric> metrics =
                Stream.of(kinds).flatMap(kind -> Metric.of(kind).stream()).toList();
        List<Column> columns = new ArrayList<>(List.of(Column.text(heading)));
        if (withNovelty) {
            columns.add(Column.text("training"));
        }
        columns.addAll(List.of(Column.number("fakes"), Column.number("reals")));
        metrics.forEach(metric -> columns.add(Column.text(metric.title())));
        List<List<String>> cells = new ArrayList<>();
        for (ReportRow row : rows) {
            List<String> line = new ArrayList<>(List.of(DisplayText.named(row.name())));
            if (withNovelty) {
                line.add(row.novelty().id());
            }
            line.add(text(row.metrics().fakes()));
            line.add(text(row.metrics().reals()));
            metrics.forEach(metric ->
                    line.add(FigureText.valueWithInterval(row.metrics().figure(metric))));
            cells.add(line);
        }
        return new Table(columns, cells);
    }

    /** Generators without what all rows share or what follows from the rest, to fit a terminal. */
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

    private static List<String> briefCells(ReportRow row) {
        GroupMetrics metrics = row.metrics();
        List<String> cells = new ArrayList<>(List.of(
                DisplayText.named(row.name()),
                row.novelty().id(),
                text(metrics.fakes()),
                FigureText.valueWithInterval(metrics.figure(Metric.RECALL))));
        BRIEF.forEach(metric -> cells.add(FigureText.value(metrics.figure(metric))));
        return cells;
    }

    static String text(long count) {
        return Long.toString(count);
    }
}
