package io.authentica.evaluate.report;

import io.authentica.common.calibration.CalibrationError;
import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.text.Table;
import io.authentica.evaluate.text.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** What a report says to people and in which order, whatever it is written as. */
public final class ReportOutline {

    private final EvaluationReport report;
    private final ReportFormat format;

    private ReportOutline(EvaluationReport report, ReportFormat format) {
        this.report = report;
        this.format = format;
    }

    /** The report's title. */
    public static String title(EvaluationReport report) {
        return "Evaluation of %s on %s"
                .formatted(report.origin().name(), report.origin().scope());
    }

    /** Writes all sections. */
    public static void write(EvaluationReport report, ReportFormat format) {
        ReportOutline outline = new ReportOutline(report, format);
        outline.protocol();
        outline.overall();
        outline.operatingPoints();
        outline.probabilities();
        outline.generators();
        for (Dimension dimension : List.of(Dimension.TYPE, Dimension.RELEASE_MONTH, Dimension.FORMAT, Dimension.SIZE)) {
            outline.slices(dimension);
        }
        outline.conditions();
        outline.realSources();
        outline.unreadable();
    }

    private void protocol() {
        format.section("protocol", "Protocol");
        format.table("Where the numbers come from", origin());
        format.paragraph(
                "The positive class is fake: recall is the fraction of fakes that are found, specificity the fraction of reals "
                        + "that are left alone. Accuracy is (TP + TN) / n; balanced accuracy the mean of recall and specificity. "
                        + "ROC AUC, average precision, EER and the rates at a fixed FPR or TPR do not depend on the threshold.");
        format.paragraph(intervals());
    }

    private Table origin() {
        ReportOrigin origin = report.origin();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "model",
                origin.name()
                        + origin.model()
                                .map(model -> " (" + model.architecture() + ")")
                                .orElse("")));
        origin.model().ifPresent(model -> {
            rows.add(List.of("SHA-256 of the package's SHA256SUMS", model.packageSha256()));
            rows.add(List.of("preprocessing", model.resize()));
            rows.add(List.of("calibration", model.calibration().description()));
        });
        report.threshold(OperatingPoint.PACKAGE)
                .ifPresent(threshold -> rows.add(
                        List.of("threshold", "fake above " + threshold.value() + " (" + threshold.rule() + ")")));
        origin.dataSha256().ifPresent(sha256 -> rows.add(List.of("SHA-256 of the data manifest", sha256)));
        rows.add(List.of("images of", origin.scope()));
        rows.add(List.of("images", ReportText.counts(report)));
        rows.add(List.of("condition", report.condition()));
        origin.model().ifPresent(model -> rows.add(List.of("device", model.device())));
        rows.add(List.of("Authentica", origin.libraryVersion()));
        return new Table(List.of(Column.text("what"), Column.text("value")), rows);
    }

    private String intervals() {
        String wilson =
                "Intervals are at 95 %, for images drawn independently: Wilson intervals for accuracy, precision, "
                        + "recall, specificity and other shares; ";
        Confidence confidence = report.confidence();
        return confidence.resamples() == 0
                ? wilson + "no others."
                : wilson
                        + "for the rest percentiles of %d bootstrap resamples, drawn within each class (seed %d). "
                                .formatted(confidence.resamples(), confidence.seed())
                        + "With few images of a class these are too narrow; where one has no width, no resample had an error, "
                        + "which does not mean that there can be none.";
    }

    private void overall() {
        format.section("overall", "Overall");
        format.table("All metrics at the package's threshold", ReportTables.overall(report));
        format.table(
                "Verdicts at the package's threshold",
                ReportTables.confusion(report.overall().matrix()));
        format.figure("confusion");
        format.figure("roc");
        format.figure("precision-recall");
    }

    private void operatingPoints() {
        format.section("operating-points", "Operating points");
        format.table("Metrics of verdicts at each threshold", ReportTables.operatingPoints(report, true));
        format.list(report.thresholds().stream()
                .map(threshold -> "%s: fake above %s (%s)"
                        .formatted(threshold.point().title(), threshold.value(), threshold.rule()))
                .toList());
        if (report.threshold(OperatingPoint.ORACLE).isPresent()) {
            format.paragraph(
                    "The oracle has seen the truth of these images. Its row says how far the threshold is from the best "
                            + "one, and nothing about other images.");
        }
    }

    private void probabilities() {
        format.section("probabilities", "Probabilities");
        format.paragraph(
                "How well the probabilities fit what is true, over all images; smaller is better. Log loss is in nats; the "
                        + "expected calibration error (ECE) takes %d equal ranges. All three depend on how many fakes there are for each "
                                .formatted(CalibrationError.BINS)
                        + "real.");
        format.table("Errors of the probabilities", ReportTables.probabilities(report.probabilities()));
        format.figure("probabilities-by-class");
        if (!report.reliability().isEmpty()) {
            format.heading("Reliability of the calibrated probabilities");
            format.table("Images by calibrated probability", ReportTables.reliability(report.reliability()));
            format.figure("reliability");
        }
    }

    private void generators() {
        format.section("generators", "Per generator");
        format.paragraph("A row sets one generator's fakes against the real images that every row shares: %s. "
                        .formatted(report.realPool())
                + "Accuracy, precision, F1 and average precision depend on how many fakes there are for each real; "
                + "compare them between rows of like counts only.");
        format.paragraph(report.noveltyStatement());
        if (report.overall().fakes() == 0) {
            format.paragraph(
                    "There are no fake images in %s.".formatted(report.origin().scope()));
        }
        format.figure("recall-by-generator");
        if (!report.pooled().isEmpty()) {
            format.heading("Pooled");
            rows("generators", report.pooled(), true);
        }
        if (!report.generators().isEmpty()) {
            format.heading("Each generator");
            rows(Dimension.GENERATOR.title(), report.generators(), true);
        }
        format.figure("probabilities-by-generator");
    }

    private void slices(Dimension dimension) {
        List<ReportRow> rows = report.slices(dimension);
        if (!rows.isEmpty()) {
            format.section("per-" + dimension.title().replace(' ', '-'), "Per " + dimension.title());
            format.paragraph(
                    switch (dimension.pool()) {
                        case SHARED ->
                            "Fakes of each row against the same real images: %s.".formatted(report.realPool());
                        case OWN -> "Fakes of each row against the real images of the same " + dimension.title() + ".";
                    });
            rows(dimension.title(), rows, false);
        }
    }

    private void rows(String firstColumn, List<ReportRow> rows, boolean withNovelty) {
        format.table(
                "Metrics of verdicts at the package's threshold",
                ReportTables.slices(firstColumn, rows, withNovelty, Metric.Kind.VERDICT));
        format.table(
                "Metrics that need no threshold",
                ReportTables.slices(firstColumn, rows, false, Metric.Kind.RANKING, Metric.Kind.PROBABILITY));
        format.list(FigureText.undefined(rows));
    }

    private void conditions() {
        if (report.conditions().size() < 2) {
            return;
        }
        format.section("conditions", "Conditions");
        format.paragraph("What the images go through before they are scored, reals and fakes alike. All tables but "
                + "those of this section are about the condition %s.".formatted(report.condition()));
        format.heading("Headline figures");
        format.table("Headline figures under each condition", ConditionTables.headline(report));
        format.heading("Robustness");
        format.figure("robustness");
        format.table("Headline figures by operation and strength", ConditionTables.robustness(report));
        format.heading("Recall per generator");
        format.table("Recall under each condition", ConditionTables.generators(report, Metric.RECALL));
        format.heading("ROC AUC per generator");
        format.table("ROC AUC under each condition", ConditionTables.generators(report, Metric.ROC_AUC));
        ConditionTables.formatGap(report).ifPresent(gap -> {
            format.heading("What the file format gives away");
            format.table("As found and after one re-encoding of all images", gap);
            format.paragraph(
                    "Re-encoding takes from both classes what sets their files apart, and some of the picture. A detector "
                            + "that loses much under it has learnt formats.");
        });
        format.heading("Verdict stability");
        format.table("Verdicts that are others under a condition", ConditionTables.stability(report));
    }

    private void realSources() {
        format.section("real-sources", "Real images by source");
        if (report.realSources().isEmpty()) {
            format.paragraph(
                    "There are no real images in %s.".formatted(report.origin().scope()));
        } else {
            format.table("Verdicts on real images", ReportTables.realSources(report.realSources()));
        }
    }

    private void unreadable() {
        format.section("unreadable", "Unreadable images");
        if (report.unreadable().isEmpty()) {
            format.paragraph("None.");
        } else {
            format.paragraph("These are part of no number above.");
            format.table("Files that were not scored", ReportTables.unreadable(report.unreadable()));
        }
    }
}
