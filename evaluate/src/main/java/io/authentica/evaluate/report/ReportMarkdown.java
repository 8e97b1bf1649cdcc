package io.authentica.evaluate.report;

import static io.authentica.evaluate.text.DisplayText.markdown;

import io.authentica.common.calibration.CalibrationError;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.evaluate.text.Table;
import io.authentica.evaluate.text.Table.Column;
import java.util.List;

/** A report for people: {@code report.md}. */
public final class ReportMarkdown {

    private ReportMarkdown() {}

    public static String render(EvaluationReport report) {
        StringBuilder text = new StringBuilder();
        ReportOrigin origin = report.origin();
        text.append("# Evaluation of %s on split %s\n\n"
                .formatted(markdown(origin.model().name()), origin.split().id()));
        text.append(origin(report).markdown());
        text.append("""

                The positive class is fake: recall is the fraction of fakes that are found, specificity the fraction of reals \
                that are left alone. Accuracy is (TP + TN) / n; balanced accuracy the mean of recall and specificity. Intervals \
                are 95 % Wilson intervals, for images drawn independently. ROC AUC and average precision do not depend on the threshold.

                ## Overall

                """);
        text.append(ReportTables.overall(report.overall()).markdown()).append('\n');
        text.append(ReportTables.confusion(report.overall().matrix()).markdown());
        appendProbabilities(text, report);
        text.append("\n## Per generator\n\n");
        text.append("A row sets one generator's fakes against the real images that every row shares: %s. "
                .formatted(markdown(report.realPool())));
        text.append("Accuracy, precision, F1 and average precision depend on how many fakes there are for each real; ");
        text.append("compare them between rows of like counts only.\n\n");
        text.append(markdown(report.noveltyStatement())).append("\n\n");
        if (report.generators().isEmpty()) {
            text.append("There are no fake images in split %s.\n\n"
                    .formatted(origin.split().id()));
        }
        appendRows(text, "Pooled", report.pooled());
        appendRows(text, "Each generator", report.generators());
        appendRealSources(text, report);
        appendUnreadable(text, report);
        return text.toString();
    }

    private static Table origin(EvaluationReport report) {
        ReportOrigin origin = report.origin();
        ModelDescription model = origin.model();
        return new Table(
                List.of(Column.text("what"), Column.text("value")),
                List.of(
                        List.of(
                                "model",
                                model.name() + " (" + model.architecture().timmName() + ")"),
                        List.of("SHA-256 of the package's SHA256SUMS", origin.packageSha256()),
                        List.of("preprocessing", model.preprocessing().resize().id()),
                        List.of("calibration", model.calibration().description()),
                        List.of(
                                "threshold",
                                "fake above " + model.threshold().value() + " ("
                                        + model.threshold().rule() + ")"),
                        List.of("SHA-256 of the data manifest", origin.dataSha256()),
                        List.of("split", origin.split().id()),
                        List.of("images", ReportText.counts(report)),
                        List.of("device", origin.deviceName()),
                        List.of("Authentica", origin.libraryVersion())));
    }

    private static void appendProbabilities(StringBuilder text, EvaluationReport report) {
        text.append("\n## Probabilities\n\n");
        text.append(
                "How well the probabilities fit what is true, over all images; smaller is better. Log loss is in nats; the "
                        + "expected calibration error (ECE) takes %d equal ranges. All three depend on how many fakes there are for each "
                                .formatted(CalibrationError.BINS)
                        + "real.\n\n");
        text.append(ReportTables.probabilities(report.probabilities()).markdown());
    }

    private static void appendRows(StringBuilder text, String title, List<ReportRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        text.append("### ").append(title).append("\n\n");
        text.append(ReportTables.generators(rows).markdown()).append('\n');
        List<String> undefined = FigureText.undefined(rows);
        undefined.forEach(line -> text.append("- ").append(markdown(line)).append('\n'));
        text.append(undefined.isEmpty() ? "" : "\n");
    }

    private static void appendRealSources(StringBuilder text, EvaluationReport report) {
        text.append("## Real images by source\n\n");
        if (report.realSources().isEmpty()) {
            text.append("There are no real images in split ")
                    .append(report.origin().split().id())
                    .append(".\n");
        } else {
            text.append(ReportTables.realSources(report.realSources()).markdown());
        }
    }

    private static void appendUnreadable(StringBuilder text, EvaluationReport report) {
        text.append("\n## Unreadable images\n\n");
        if (report.unreadable().isEmpty()) {
            text.append("None.\n");
        } else {
            text.append("These are part of no number above.\n\n");
            text.append(ReportTables.unreadable(report.unreadable()).markdown());
        }
    }
}
