package io.authentica.evaluate.html;

import io.authentica.common.data.Label;
import io.authentica.common.metrics.Metric;
import io.authentica.evaluate.plot.Mistakes;
import io.authentica.evaluate.plot.ReportPlot;
import io.authentica.evaluate.report.EvaluationReport;
import io.authentica.evaluate.report.FigureText;
import io.authentica.evaluate.report.ReportFormat;
import io.authentica.evaluate.report.ReportOutline;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.text.DisplayText;
import io.authentica.evaluate.text.Table;
import io.authentica.evaluate.text.Table.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as one page with its plots: {@code report.html}. It holds numbers, names and plots, and no picture of the data. */
public final class ReportHtml implements ReportFormat {

    private static final int MISTAKES_PER_KIND = 10;

    private final HtmlPage page;
    private final Map<String, ReportPlot> plots = new HashMap<>();

    private ReportHtml(HtmlPage page, List<ReportPlot> plots) {
        this.page = page;
        plots.forEach(plot -> this.plots.put(plot.name(), plot));
    }

    /**
     * Renders the page.
     *
     * @param predictions what the report was made of
     * @param contactSheet the name of a file beside the page that shows the mistakes, where there is one
     */
    public static String render(
            EvaluationReport report,
            List<ReportPlot> plots,
            List<Prediction> predictions,
            Optional<String> contactSheet) {
        HtmlPage page = new HtmlPage(ReportOutline.title(report), lead(report));
        ReportOutline.write(report, new ReportHtml(page, plots));
        List<Prediction> own = predictions.stream()
                .filter(prediction -> prediction.condition().equals(report.condition()))
                .toList();
        page.section("mistakes", "Most confident mistakes");
        page.table("Fakes called real", mistakes(own, Label.FAKE));
        page.table("Reals called fake", mistakes(own, Label.REAL));
        contactSheet.ifPresent(name -> page.fileLink(name, "The pictures, in a file of their own"));
        return page.render();
    }

    @Override
    public void section(String id, String title) {
        page.section(id, title);
    }

    @Override
    public void heading(String title) {
        page.heading(title);
    }

    @Override
    public void paragraph(String text) {
        page.paragraph(text);
    }

    @Override
    public void table(String caption, Table table) {
        page.table(caption, table);
    }

    @Override
    public void list(List<String> lines) {
        page.list(lines);
    }

    @Override
    public void figure(String name) {
        ReportPlot plot = plots.get(name);
        if (plot != null) {
            page.figure(plot.drawing(), plot.caption());
        }
    }

    private static String lead(EvaluationReport report) {
        String figures = Stream.of(Metric.ACCURACY, Metric.BALANCED_ACCURACY, Metric.F1, Metric.ROC_AUC)
                .map(metric -> metric.title() + " "
                        + FigureText.valueWithInterval(report.overall().figure(metric)))
                .collect(Collectors.joining(", "));
        return "%s, %d real and %d fake: %s."
                .formatted(
                        DisplayText.counted(report.overall().images(), "image"),
                        report.overall().reals(),
                        report.overall().fakes(),
                        figures);
    }

    private static Table mistakes(List<Prediction> predictions, Label truth) {
        return new Table(
                List.of(Column.text("file"), Column.text("generator or source"), Column.number("probability of fake")),
                Mistakes.ranked(predictions, truth).stream()
                        .limit(MISTAKES_PER_KIND)
                        .map(mistake -> List.of(
                                mistake.image().path(),
                                DisplayText.named(mistake.image().generator()),
                                DisplayText.decimals(mistake.fakeProbability())))
                        .toList());
    }
}
