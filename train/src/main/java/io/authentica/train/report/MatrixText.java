package io.authentica.train.report;

import io.authentica.common.metrics.WilsonInterval;
import io.authentica.train.report.GeneratorMatrix.Area;
import io.authentica.train.report.GeneratorMatrix.Cell;
import io.authentica.train.report.GeneratorMatrix.Kind;
import io.authentica.train.report.GeneratorMatrix.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A {@link GeneratorMatrix} in words and figures. */
final class MatrixText {

    private MatrixText() {}

    static String markdown(GeneratorMatrix matrix) {
        long reals = matrix.rows().get(0).reals();
        StringBuilder page = new StringBuilder("# Generators trained on, against generators tested\n\n");
        page.append("""
                A row is a model: trained on the fakes of one generator alone, or without those of one generator, and on all real
                training images. A column is a generator of the test split, which no model saw before it was finished. All columns
                are against the same %s: %s. Intervals are at 95 %%: DeLong's for areas under the ROC curve (AUC),
                Wilson's for shares at each model's own threshold. `%s` has all digits and counts, `%s` is the
                first table in colour.
                """.formatted(
                        Figures.counted(reals, "real image"),
                        MarkdownTable.escape(matrix.pool()),
                        GeneratorMatrix.CSV_FILE,
                        GeneratorMatrix.PICTURE_FILE));
        page.append("\n## AUC\n\n").append(table(matrix, List.of(), row -> List.of(), cell -> area(cell.auc())));
        page.append("\n## Recall, and reals called fake\n\n")
                .append(table(
                        matrix,
                        List.of("reals called fake"),
                        row -> List.of(Figures.share(row.falsePositiveRate(), row.falsePositiveInterval())),
                        cell -> Figures.share(cell.recall(), cell.recallInterval())));
        page.append(unseen(matrix));
        return page.toString();
    }

    /** What most readers look for first in a matrix, and what is easily misread in it. */
    private static String unseen(GeneratorMatrix matrix) {
        List<List<String>> rows = new ArrayList<>();
        for (Row row : matrix.rows()) {
            for (Cell cell : row.cells()) {
                if (row.kind() == Kind.TRAINED_WITHOUT && cell.generator().equals(row.generator())) {
                    rows.add(List.of(
                            MarkdownTable.escape(cell.generator()),
                            Long.toString(cell.fakes()),
                            area(cell.auc()),
                            Figures.share(cell.recall(), cell.recallInterval())));
                }
            }
        }
        return rows.isEmpty()
                ? ""
                : "\n## Each generator by the model that was trained without it\n\n"
                        + MarkdownTable.of(List.of("generator", "images", "AUC", "recall"), rows);
    }

    private static String area(Area area) {
        return Figures.share(area.value(), new WilsonInterval(area.low(), area.high()));
    }

    private static String table(
            GeneratorMatrix matrix,
            List<String> first,
            Function<Row, List<String>> firstCells,
            Function<Cell, String> figure) {
        List<String> headings = new ArrayList<>(List.of("trained"));
        headings.addAll(first);
        matrix.columns().forEach(column -> headings.add(MarkdownTable.escape(column)));
        List<List<String>> rows = new ArrayList<>();
        for (Row row : matrix.rows()) {
            List<String> cells = new ArrayList<>(List.of(MarkdownTable.escape(row.name())));
            cells.addAll(firstCells.apply(row));
            row.cells().forEach(cell -> cells.add(figure.apply(cell)));
            rows.add(cells);
        }
        return MarkdownTable.of(headings, rows);
    }

    static String csv(GeneratorMatrix matrix) {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        try (CSVPrinter csv = new CSVPrinter(text, format)) {
            csv.printRecord(
                    "protocol",
                    "generator",
                    "tested_on",
                    "fakes",
                    "found",
                    "recall",
                    "recall_low",
                    "recall_high",
                    "reals",
                    "false_positives",
                    "auc",
                    "auc_low",
                    "auc_high");
            for (Row row : matrix.rows()) {
                for (Cell cell : row.cells()) {
                    csv.printRecord(
                            row.kind().id(),
                            row.generator(),
                            cell.generator(),
                            cell.fakes(),
                            cell.found(),
                            cell.recall(),
                            cell.recallInterval().low(),
                            cell.recallInterval().high(),
                            row.reals(),
                            row.falsePositives(),
                            cell.auc().value(),
                            cell.auc().low(),
                            cell.auc().high());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot write to memory", impossible);
        }
        return text.toString();
    }
}
