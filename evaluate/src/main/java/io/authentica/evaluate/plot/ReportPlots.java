package io.authentica.evaluate.plot;

import io.authentica.common.data.Label;
import io.authentica.common.metrics.Metric;
import io.authentica.common.metrics.OperatingCurve;
import io.authentica.evaluate.draw.Drawing;
import io.authentica.evaluate.draw.Point;
import io.authentica.evaluate.report.EvaluationReport;
import io.authentica.evaluate.report.GroupMetrics;
import io.authentica.evaluate.report.Novelty;
import io.authentica.evaluate.report.OperatingPoint;
import io.authentica.evaluate.report.ReportRow;
import io.authentica.evaluate.report.Threshold;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The plots of a report. Figures and intervals are the report's; only curves and histograms need the predictions themselves. */
public final class ReportPlots {

    private final EvaluationReport report;
    private final Subject subject;
    private final List<Prediction> predictions;
    private final double[] realProbabilities;

    private ReportPlots(EvaluationReport report, List<Prediction> predictions) {
        this.report = report;
        this.subject = subject(report);
        this.predictions = predictions.stream()
                .filter(prediction -> prediction.condition().equals(report.condition()))
                .toList();
        this.realProbabilities = probabilities(prediction -> prediction.image().label() == Label.REAL);
    }

    /** @param predictions what the report was made of; those of other conditions than its own are not looked at */
    public static List<ReportPlot> of(EvaluationReport report, List<Prediction> predictions) {
        return new ReportPlots(report, predictions).draw();
    }

    /** What the plots of a report are about. */
    public static Subject subject(EvaluationReport report) {
        GroupMetrics overall = report.overall();
        String condition = report.condition().equals(Prediction.CLEAN) ? "" : ", " + report.condition();
        return new Subject(
                report.origin().name() + " on " + report.origin().scope() + condition,
                overall.reals(),
                overall.fakes());
    }

    private List<ReportPlot> draw() {
        List<ReportPlot> plots = new ArrayList<>();
        plots.add(new ReportPlot(
                "roc",
                CurvePlot.roc(subject, curves(Metric.ROC_AUC, "AUC", ReportPlots::rocPoints), operatingPoint(true)),
                "Each curve sets its fakes against all reals; a curve of few images is a rough guess."));
        plots.add(new ReportPlot(
                "precision-recall",
                CurvePlot.precisionRecall(
                        subject,
                        curves(Metric.AVERAGE_PRECISION, "AP", ReportPlots::precisionPoints),
                        operatingPoint(false)),
                "Precision depends on how many fakes there are for each real: compare curves of equal shares only."));
        plots.add(new ReportPlot(
                "probabilities-by-class",
                HistogramPlot.classes(
                        subject,
                        Histogram.of(realProbabilities),
                        Histogram.of(
                                probabilities(prediction -> prediction.image().label() == Label.FAKE)),
                        packageThreshold()),
                "Each class adds up to 100 %, however many images it has."));
        plots.add(new ReportPlot(
                "probabilities-by-generator",
                generators(),
                "Each generator adds up to 100 %; where it has few images, single ones are high bars."));
        plots.add(new ReportPlot(
                "reliability",
                reliability(),
                "Points on the dotted line are probabilities that say how often they are right, for this mixture of reals and "
                        + "fakes."));
        plots.add(new ReportPlot(
                "confusion",
                ConfusionPlot.draw(subject, report.overall().matrix(), thresholdText()),
                "The shares are of each row's class."));
        plots.add(new ReportPlot(
                "recall-by-generator",
                ForestPlot.draw(
                        subject,
                        new ForestPlot.Text("Recall by generator", "recall (fakes found)"),
                        rows(report.pooled()),
                        rows(report.generators())),
                "At the threshold " + thresholdText() + ", with Wilson intervals."));
        robustness().ifPresent(plots::add);
        return List.copyOf(plots);
    }

    private Optional<ReportPlot> robustness() {
        if (report.conditions().size() < 2) {
            return Optional.empty();
        }
        List<Metric> metrics = List.of(Metric.ROC_AUC, Metric.BALANCED_ACCURACY);
        Drawing drawing = RobustnessPlot.draw(
                subject,
                metrics.stream().map(Metric::title).toList(),
                ConditionFamilies.of(report.conditions(), report.condition(), metrics));
        return Optional.of(new ReportPlot(
                "robustness",
                drawing,
                "The first place of each panel is the same: the images of the condition %s. The distance between strengths is not to scale."
                        .formatted(report.condition())));
    }

    private Drawing generators() {
        Map<String, double[]> byGenerator = new TreeMap<>();
        predictions.stream()
                .filter(prediction -> prediction.image().label() == Label.FAKE)
                .collect(Collectors.groupingBy(prediction -> prediction.image().generator()))
                .forEach((name, own) -> byGenerator.put(
                        name,
                        own.stream().mapToDouble(Prediction::fakeProbability).toArray()));
        List<HistogramPlot.Panel> panels = new ArrayList<>();
        byGenerator.forEach(
                (name, own) -> panels.add(new HistogramPlot.Panel(DisplayText.named(name), Histogram.of(own))));
        return HistogramPlot.generators(subject, Histogram.of(realProbabilities), panels, packageThreshold());
    }

    private Drawing reliability() {
        List<ReliabilityPlot.Bin> bins = new ArrayList<>();
        report.reliability()
                .forEach(bin -> Estimate.of(bin.fakeShare())
                        .ifPresent(share -> bins.add(new ReliabilityPlot.Bin(
                                bin.low(), bin.high(), bin.images(), bin.meanProbability(), share))));
        String error = Estimate.of(report.overall().figure(Metric.ECE))
                .map(ece -> "ECE " + ece.text(3))
                .orElse("ECE undefined");
        return ReliabilityPlot.draw(subject, bins, error);
    }

    /** How the points of a curve are read. */
    private interface Points {
        List<Point> of(OperatingCurve curve);
    }

    /** All fakes first, then seen and unseen ones where both are known. */
    private List<CurvePlot.Curve> curves(Metric metric, String area, Points points) {
        List<CurvePlot.Curve> curves = new ArrayList<>();
        curve("all fakes", report.overall(), metric, area, points, ignored -> true)
                .ifPresent(curves::add);
        for (ReportRow row : report.pooled()) {
            Set<String> names = report.generators().stream()
                    .filter(generator -> generator.novelty() == row.novelty())
                    .map(ReportRow::name)
                    .collect(Collectors.toSet());
            curve(row.name(), row.metrics(), metric, area, points, names::contains)
                    .ifPresent(curves::add);
        }
        return curves;
    }

    private Optional<CurvePlot.Curve> curve(
            String name,
            GroupMetrics metrics,
            Metric metric,
            String area,
            Points points,
            Predicate<String> generators) {
        double[] fakes = probabilities(prediction -> prediction.image().label() == Label.FAKE
                && generators.test(prediction.image().generator()));
        return OperatingCurve.of(realProbabilities, fakes)
                .map(curve -> new CurvePlot.Curve(
                        name,
                        Estimate.of(metrics.figure(metric))
                                        .map(value -> area + " " + value.text(3))
                                        .orElse(area + " undefined")
                                + ", n = " + metrics.images(),
                        points.of(curve)));
    }

    private static List<Point> rocPoints(OperatingCurve curve) {
        List<Point> points = new ArrayList<>(curve.size());
        for (int i = 0; i < curve.size(); i++) {
            points.add(new Point(curve.falsePositiveRate(i), curve.truePositiveRate(i)));
        }
        return points;
    }

    /** With steps, under which the area is the average precision. */
    private static List<Point> precisionPoints(OperatingCurve curve) {
        List<Point> points = new ArrayList<>(2 * curve.size());
        for (int i = 1; i < curve.size(); i++) {
            points.add(new Point(curve.truePositiveRate(i - 1), curve.precision(i)));
            points.add(new Point(curve.truePositiveRate(i), curve.precision(i)));
        }
        return points;
    }

    private Optional<CurvePlot.OperatingPoint> operatingPoint(boolean roc) {
        OptionalDouble recall = report.overall().figure(Metric.RECALL).value();
        OptionalDouble specificity = report.overall().figure(Metric.SPECIFICITY).value();
        OptionalDouble precision = report.overall().figure(Metric.PRECISION).value();
        OptionalDouble second = roc ? specificity : precision;
        if (recall.isEmpty() || specificity.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        Point place = roc
                ? new Point(1 - specificity.getAsDouble(), recall.getAsDouble())
                : new Point(recall.getAsDouble(), precision.getAsDouble());
        return Optional.of(new CurvePlot.OperatingPoint(thresholdText(), place));
    }

    private String thresholdText() {
        return report.threshold(OperatingPoint.PACKAGE)
                .map(threshold -> Numbers.short4(threshold.value()) + " (" + threshold.rule() + ")")
                .orElse("of the verdicts");
    }

    private OptionalDouble packageThreshold() {
        return report.threshold(OperatingPoint.PACKAGE).map(Threshold::value).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private List<ForestPlot.Row> rows(List<ReportRow> rows) {
        return rows.stream()
                .map(row -> new ForestPlot.Row(
                        DisplayText.named(row.name()),
                        kind(row.novelty()),
                        row.metrics().fakes(),
                        Estimate.of(row.metrics().figure(Metric.RECALL))))
                .toList();
    }

    private static ForestPlot.Kind kind(Novelty novelty) {
        return switch (novelty) {
            case SEEN -> ForestPlot.Kind.SEEN;
            case UNSEEN -> ForestPlot.Kind.UNSEEN;
            case UNKNOWN -> ForestPlot.Kind.OTHER;
        };
    }

    private double[] probabilities(Predicate<Prediction> which) {
        return predictions.stream()
                .filter(which)
                .mapToDouble(Prediction::fakeProbability)
                .toArray();
    }
}
