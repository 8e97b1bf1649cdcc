package io.authentica.evaluate.report;

import static io.authentica.evaluate.text.DisplayText.counted;
import static io.authentica.evaluate.text.DisplayText.oneLine;

import io.authentica.common.metrics.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;

/** The part of a report that a terminal shows. */
public final class ReportText {

    private ReportText() {}

    public static String render(EvaluationReport report) {
        StringBuilder text = new StringBuilder();
        text.append("%s on %s: %s\n\n"
                .formatted(
                        oneLine(report.origin().name()), oneLine(report.origin().scope()), counts(report)));
        text.append(ReportTables.overall(report).text()).append('\n');
        text.append(ReportTables.operatingPoints(report, false).text()).append('\n');
        text.append(ReportTables.confusion(report.overall().matrix()).text());
        List<ReportRow> rows = new ArrayList<>(report.pooled());
        rows.addAll(report.generators());
        if (report.overall().fakes() == 0) {
            text.append("\nThere are no fake images in %s.\n"
                    .formatted(oneLine(report.origin().scope())));
        } else if (!rows.isEmpty()) {
            text.append("\nReal images that every row shares: %s\n".formatted(oneLine(report.realPool())));
            text.append(ReportTables.generatorsInBrief(rows).text());
            FigureText.undefined(rows).forEach(line -> text.append(line).append('\n'));
        }
        if (!report.realSources().isEmpty()) {
            text.append('\n')
                    .append(ReportTables.realSources(report.realSources()).text());
        }
        if (report.conditions().size() > 1) {
            text.append('\n').append(ConditionTables.headline(report).text());
        }
        return text.toString();
    }

    /** How many images there are of each kind. */
    static String counts(EvaluationReport report) {
        ConfusionMatrix matrix = report.overall().matrix();
        return "%s scored (%d real, %d fake), %d unreadable"
                .formatted(
                        counted(matrix.total(), "image"),
                        matrix.reals(),
                        matrix.fakes(),
                        report.unreadable().size());
    }
}
