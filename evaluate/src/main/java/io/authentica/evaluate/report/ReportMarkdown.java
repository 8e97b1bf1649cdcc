package io.authentica.evaluate.report;

import static io.authentica.evaluate.text.DisplayText.markdown;

import io.authentica.evaluate.text.Table;
import java.util.List;
import java.util.Map;

/** A report for people: {@code report.md}. */
public final class ReportMarkdown implements ReportFormat {

    private final Map<String, Picture> pictures;
    private final StringBuilder text = new StringBuilder();

    private ReportMarkdown(Map<String, Picture> pictures) {
        this.pictures = pictures;
    }

    /**
     * A file to show.
     *
     * @param path relative to the report
     * @param alternative what stands for it where it is not shown
     */
    public record Picture(String path, String alternative) {}

    /** Without plots. */
    public static String render(EvaluationReport report) {
        return render(report, Map.of());
    }

    /** @param pictures by the plot's name */
    public static String render(EvaluationReport report, Map<String, Picture> pictures) {
        ReportMarkdown markdown = new ReportMarkdown(pictures);
        markdown.text.append("# ").append(markdown(ReportOutline.title(report))).append('\n');
        ReportOutline.write(report, markdown);
        return markdown.text.toString();
    }

    @Override
    public void section(String id, String title) {
        text.append("\n## ").append(markdown(title)).append('\n');
    }

    @Override
    public void heading(String title) {
        text.append("\n### ").append(markdown(title)).append('\n');
    }

    @Override
    public void paragraph(String words) {
        text.append('\n').append(markdown(words)).append('\n');
    }

    @Override
    public void table(String caption, Table table) {
        text.append('\n').append(table.markdown());
    }

    @Override
    public void list(List<String> lines) {
        text.append(lines.isEmpty() ? "" : "\n");
        lines.forEach(line -> text.append("- ").append(markdown(line)).append('\n'));
    }

    @Override
    public void figure(String name) {
        Picture picture = pictures.get(name);
        if (picture != null) {
            text.append("\n![%s](%s)\n".formatted(markdown(picture.alternative()), picture.path()));
        }
    }
}
