package io.authentica.evaluate.report;

import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.text.Table;

/**
 * A report's tables for a paper: {@code tables.tex}. Each is a {@code table} with the packages booktabs and graphicx, without any preamble, to be
 * taken in with {@code \input}.
 */
public final class ReportLatex {

    private ReportLatex() {}

    public static String render(EvaluationReport report) {
        String name = Table.latexText(report.origin().name());
        String scope = "%s, %d real and %d fake images"
                .formatted(
                        Table.latexText(report.origin().scope()),
                        report.overall().reals(),
                        report.overall().fakes());
        StringBuilder text = new StringBuilder("% \\usepackage{booktabs,graphicx}\n");
        text.append(ReportTables.overall(report)
                .latex("%s on %s, with 95\\,\\%% intervals.".formatted(name, scope), "tab:overall"));
        if (!report.generators().isEmpty()) {
            text.append(ReportTables.generatorsInBrief(report.generators())
                    .latex(
                            "%s by generator, each against the same %d real images."
                                    .formatted(name, report.overall().reals()),
                            "tab:generators"));
        }
        if (report.conditions().size() > 1) {
            text.append(ConditionTables.headline(report)
                    .latex("%s under each condition, on %s.".formatted(name, scope), "tab:conditions"));
            // There are up to fifteen conditions, which as columns would not fit a page.
            text.append(ConditionTables.generators(report, Metric.RECALL)
                    .transposed("condition")
                    .latex("Recall of %s under each condition by generator.".formatted(name), "tab:recall"));
        }
        return text.toString();
    }
}
