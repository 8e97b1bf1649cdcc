package io.authentica.evaluate.report;

import static io.authentica.evaluate.text.DisplayText.markdown;

import io.authentica.common.calibration.CalibrationError;
import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.text.Table;
import io.authentica.evaluate.text.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** A report for people: {@code report.md}. */
public final class ReportMarkdown {

    private final EvaluationReport report;
    private final StringBuilder text = new StringBuilder();

    private ReportMarkdown(EvaluationReport report) {
        this.report = report;
    }

    public static String render(EvaluationReport report) {
        ReportMarkdown markdown = new ReportMarkdown(report);
        markdown.append();
        return markdown.text.toString();
    }

    private void append() {
        text.append("# Evaluation of %s on %s\n\n"
                .formatted(
                        markdown(report.origin().name()),
                        markdown(report.origin().scope())));
        text.append(origin().markdown());
        text.append("""

                The positive class is fake: recall is the fraction of fakes that are found, specificity the fraction of reals \
                that are left alone. Accuracy is (TP + TN) / n; balanced accuracy the mean of recall and specificity. ROC AUC, \
                average precision, EER and the rates at a fixed FPR or TPR do not depend on the threshold.

                """);
        text.append(intervals());
        table("## Overall", ReportTables.overall(report));
        text.append('\n')
                .append(ReportTables.confusion(report.overall().matrix()).markdown());
        operatingPoints();
        probabilities();
        generators();
        for (Dimension dimension : List.of(Dimension.TYPE, Dimension.RELEASE_MONTH, Dimension.FORMAT, Dimension.SIZE)) {
            slices(dimension);
        }
        conditions();
        realSources();
        unreadable();
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
                ? wilson + "no others.\n"
                : wilson
                        + "for the rest percentiles of %d bootstrap resamples, drawn within each class (seed %d). "
                                .formatted(confidence.resamples(), confidence.seed())
                        + "With few images of a class these are too narrow; where one has no width, no resample had an error, "
                        + "which does not mean that there can be none.\n";
    }

    private void operatingPoints() {
        table("## Operating points", ReportTables.operatingPoints(report, true));
        text.append('\n');
        report.thresholds()
                .forEach(threshold -> text.append("- %s: fake above %s (%s)\n"
                        .formatted(threshold.point().title(), threshold.value(), markdown(threshold.rule()))));
        if (report.threshold(OperatingPoint.ORACLE).isPresent()) {
            text.append(
                    "\nThe oracle has seen the truth of these images. Its row says how far the threshold is from the best "
                            + "one, and nothing about other images.\n");
        }
    }

    private void probabilities() {
        text.append("\n## Probabilities\n\n");
        text.append(
                "How well the probabilities fit what is true, over all images; smaller is better. Log loss is in nats; the "
                        + "expected calibration error (ECE) takes %d equal ranges. All three depend on how many fakes there are for each "
                                .formatted(CalibrationError.BINS)
                        + "real.\n\n");
        text.append(ReportTables.probabilities(report.probabilities()).markdown());
        if (!report.reliability().isEmpty()) {
            table("### Reliability of the calibrated probabilities", ReportTables.reliability(report.reliability()));
        }
    }

    private void generators() {
        text.append("\n## Per generator\n\n");
        text.append("A row sets one generator's fakes against the real images that every row shares: %s. "
                .formatted(markdown(report.realPool())));
        text.append("Accuracy, precision, F1 and average precision depend on how many fakes there are for each real; ");
        text.append("compare them between rows of like counts only.\n\n");
        text.append(markdown(report.noveltyStatement())).append('\n');
        if (report.overall().fakes() == 0) {
            text.append("\nThere are no fake images in %s.\n"
                    .formatted(markdown(report.origin().scope())));
        }
        rows("### Pooled", "generators", report.pooled(), true);
        rows("### Each generator", Dimension.GENERATOR.title(), report.generators(), true);
    }

    private void slices(Dimension dimension) {
        List<ReportRow> rows = report.slices(dimension);
        if (!rows.isEmpty()) {
            text.append("\n## Per ").append(dimension.title()).append("\n\n");
            text.append(
                    switch (dimension.pool()) {
                        case SHARED ->
                            "Fakes of each row against the same real images: %s.\n"
                                    .formatted(markdown(report.realPool()));
                        case OWN ->
                            "Fakes of each row against the real images of the same " + dimension.title() + ".\n";
                    });
            rows("", dimension.title(), rows, false);
        }
    }

    private void rows(String heading, String firstColumn, List<ReportRow> rows, boolean withNovelty) {
        if (rows.isEmpty()) {
            return;
        }
        table(heading, ReportTables.slices(firstColumn, rows, withNovelty, Metric.Kind.VERDICT));
        table("", ReportTables.slices(firstColumn, rows, false, Metric.Kind.RANKING, Metric.Kind.PROBABILITY));
        List<String> undefined = FigureText.undefined(rows);
        text.append(undefined.isEmpty() ? "" : "\n");
        undefined.forEach(line -> text.append("- ").append(markdown(line)).append('\n'));
    }

    private void conditions() {
        if (report.conditions().size() < 2) {
            return;
        }
        text.append(
                "\n## Conditions\n\nWhat the images go through before they are scored, reals and fakes alike. All tables but "
                        + "those of this section are about the condition %s.\n"
                                .formatted(markdown(report.condition())));
        table("### Headline figures", ConditionTables.headline(report));
        table("### Robustness", ConditionTables.robustness(report));
        table("### Recall per generator", ConditionTables.generators(report, Metric.RECALL));
        table("### ROC AUC per generator", ConditionTables.generators(report, Metric.ROC_AUC));
        ConditionTables.formatGap(report).ifPresent(gap -> {
            table("### What the file format gives away", gap);
            text.append(
                    "\nRe-encoding takes from both classes what sets their files apart, and some of the picture. A detector "
                            + "that loses much under it has learnt formats.\n");
        });
        table("### Verdict stability", ConditionTables.stability(report));
    }

    private void realSources() {
        if (report.realSources().isEmpty()) {
            text.append("\n## Real images by source\n\nThere are no real images in ")
                    .append(markdown(report.origin().scope()))
                    .append(".\n");
        } else {
            table("## Real images by source", ReportTables.realSources(report.realSources()));
        }
    }

    private void unreadable() {
        text.append("\n## Unreadable images\n\n");
        if (report.unreadable().isEmpty()) {
            text.append("None.\n");
        } else {
            text.append("These are part of no number above.\n\n");
            text.append(ReportTables.unreadable(report.unreadable()).markdown());
        }
    }

    private void table(String heading, Table table) {
        text.append(heading.isEmpty() ? "" : "\n" + heading + "\n").append('\n');
        text.append(table.markdown());
    }
}
