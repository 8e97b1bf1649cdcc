package io.authentica.train.report;

import io.authentica.train.report.GeneratorMatrix.Cell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A {@link GeneratorMatrix} in words and figures. */
final class MatrixText {

    private static final String ABSENT = "–";

    private MatrixText() {}

    static String markdown(GeneratorMatrix matrix) {
        String kind = matrix.kind().words();
        StringBuilder page = new StringBuilder("# Generators %s, against generators tested\n\n".formatted(kind));
        page.append("A row is a model, by the generator it was %s; a column is the generator tested. ".formatted(kind))
                .append("Intervals of recall are Wilson's at 95 %. `matrix.csv` has all digits and counts, `")
                .append(GeneratorMatrix.AUC_FILE)
                .append("` and `")
                .append(GeneratorMatrix.RECALL_FILE)
                .append("` are the same in colour.\n");
        page.append(diagonal(matrix));
        page.append("\n## AUC against reals\n\n")
                .append(table(matrix, cell -> cell.auc().isPresent() ? Figures.fraction(cell.auc()) : ABSENT));
        page.append("\n## Recall\n\n")
                .append(table(matrix, cell -> Figures.share(cell.recall(), cell.recallInterval())));
        return page.toString();
    }

    private static String diagonal(GeneratorMatrix matrix) {
        List<List<String>> rows = matrix.rows().stream()
                .flatMap(name -> matrix.cell(name, name).stream())
                .map(cell -> List.of(
                        MarkdownTable.escape(cell.row()),
                        Long.toString(cell.fakes()),
                        cell.auc().isPresent() ? Figures.fraction(cell.auc()) : ABSENT,
                        Figures.share(cell.recall(), cell.recallInterval())))
                .toList();
        return rows.isEmpty()
                ? ""
                : "\n## On %s\n\n".formatted(matrix.kind().diagonal())
                        + MarkdownTable.of(List.of("generator", "images", "AUC", "recall"), rows);
    }

    private static String table(GeneratorMatrix matrix, Function<Cell, String> figure) {
        List<String> headings = new ArrayList<>();
        headings.add(matrix.kind().words());
        matrix.columns().forEach(column -> headings.add(MarkdownTable.escape(column)));
        List<List<String>> rows = new ArrayList<>();
        for (String row : matrix.rows()) {
            List<String> cells = new ArrayList<>();
            cells.add(MarkdownTable.escape(row));
            for (String column : matrix.columns()) {
                Optional<Cell> cell = matrix.cell(row, column);
                cells.add(cell.map(figure).orElse(ABSENT));
            }
            rows.add(cells);
        }
        return MarkdownTable.of(headings, rows);
    }

    static String csv(GeneratorMatrix matrix) {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        try (CSVPrinter csv = new CSVPrinter(text, format)) {
            csv.printRecord(
                    matrix.kind().words().replace(' ', '_'),
                    "tested_on",
                    "fakes",
                    "found",
                    "recall",
                    "recall_low",
                    "recall_high",
                    "auc");
            for (String row : matrix.rows()) {
                for (String column : matrix.columns()) {
                    Optional<Cell> cell = matrix.cell(row, column);
                    if (cell.isPresent()) {
                        csv.printRecord(fields(cell.get()));
                    }
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot write to memory", impossible);
        }
        return text.toString();
    }

    private static List<Object> fields(Cell cell) {
        return List.of(
                cell.row(),
                cell.column(),
                cell.fakes(),
                cell.found(),
                cell.recall(),
                cell.recallInterval().low(),
                cell.recallInterval().high(),
                cell.auc().isPresent() ? cell.auc().getAsDouble() : "");
    }
}
