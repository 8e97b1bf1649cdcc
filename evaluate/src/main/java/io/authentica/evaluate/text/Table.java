package io.authentica.evaluate.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A table for people.
 *
 * @param columns at least one
 * @param rows each with one cell a column; cells are plain text and may hold anything
 */
public record Table(List<Column> columns, List<List<String>> rows) {

    /** @param title the heading */
    public record Column(String title, Alignment alignment) {

        public static Column text(String title) {
            return new Column(title, Alignment.LEFT);
        }

        public static Column number(String title) {
            return new Column(title, Alignment.RIGHT);
        }
    }

    /** The side of the column on which cells begin or end. */
    public enum Alignment {
        LEFT,
        RIGHT
    }

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row must have " + columns.size() + " cells but has " + row.size());
            }
        }
    }

    /** Columns padded with spaces to their widest cell, two spaces between them; no control character of a cell survives. */
    public String text() {
        List<List<String>> lines = lines(DisplayText::oneLine);
        int[] widths = widths(lines);
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder padded = new StringBuilder();
            for (int column = 0; column < columns.size(); column++) {
                String cell = line.get(column);
                String padding = " ".repeat(widths[column] - length(cell));
                padded.append(column == 0 ? "" : "  ");
                padded.append(rightAligned(column) ? padding + cell : cell + padding);
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** A table of GitHub-flavoured Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        List<List<String>> lines = lines(DisplayText::markdown);
        for (int line = 0; line < lines.size(); line++) {
            text.append("| ").append(String.join(" | ", lines.get(line))).append(" |\n");
            if (line == 0) {
                for (int column = 0; column < columns.size(); column++) {
                    text.append(rightAligned(column) ? "|---:" : "|---");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    /**
     * A LaTeX table with the rules of booktabs, scaled to the width of the text where it is wider; that takes graphicx.
     *
     * @param caption in LaTeX
     * @param label to refer to it
     */
    public String latex(String caption, String label) {
        List<List<String>> lines = lines(Table::latexText);
        StringBuilder text = new StringBuilder("\\begin{table}\n\\centering\n");
        text.append("\\caption{")
                .append(caption)
                .append("}\n\\label{")
                .append(label)
                .append(
                        "}\n\\resizebox{\\ifdim\\width>\\textwidth\\textwidth\\else\\width\\fi}{!}{%\n\\begin{tabular}{");
        columns.forEach(column -> text.append(column.alignment() == Alignment.RIGHT ? 'r' : 'l'));
        text.append("}\n\\toprule\n");
        for (int line = 0; line < lines.size(); line++) {
            text.append(String.join(" & ", lines.get(line))).append(" \\\\\n");
            text.append(line == 0 ? "\\midrule\n" : "");
        }
        return text.append("\\bottomrule\n\\end{tabular}}\n\\end{table}\n").toString();
    }

    /**
     * The same table with its rows as columns and its columns as rows, all text.
     *
     * @param first the heading of the first column, which holds the headings of this table's other columns
     */
    public Table transposed(String first) {
        List<Column> headings = new ArrayList<>(List.of(Column.text(first)));
        rows.forEach(row -> headings.add(Column.text(row.get(0))));
        List<List<String>> turned = new ArrayList<>();
        for (int column = 1; column < columns.size(); column++) {
            List<String> line = new ArrayList<>(List.of(columns.get(column).title()));
            for (List<String> row : rows) {
                line.add(row.get(column));
            }
            turned.add(line);
        }
        return new Table(headings, turned);
    }

    /** One line in which LaTeX finds no command; the dash between two numbers becomes the longer one that it means. */
    public static String latexText(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char character : DisplayText.oneLine(text).toCharArray()) {
            escaped.append(
                    switch (character) {
                        case '\\' -> "\\textbackslash{}";
                        case '~' -> "\\textasciitilde{}";
                        case '^' -> "\\textasciicircum{}";
                        case '<' -> "\\textless{}";
                        case '>' -> "\\textgreater{}";
                        case '|' -> "\\textbar{}";
                        case '&', '%', '$', '#', '_', '{', '}' -> "\\" + character;
                        default -> String.valueOf(character);
                    });
        }
        return escaped.toString().replaceAll("(\\d)-(\\d\\.)", "$1--$2");
    }

    private boolean rightAligned(int column) {
        return columns.get(column).alignment() == Alignment.RIGHT;
    }

    private List<List<String>> lines(UnaryOperator<String> escape) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::title).map(escape).toList());
        rows.forEach(row -> lines.add(row.stream().map(escape).toList()));
        return lines;
    }

    private int[] widths(List<List<String>> lines) {
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], length(line.get(column)));
            }
        }
        return widths;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
