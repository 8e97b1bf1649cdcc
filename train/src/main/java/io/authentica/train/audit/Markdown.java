package io.authentica.train.audit;

import java.util.List;

/** Text of unknown origin in Markdown, and tables of it. */
final class Markdown {

    private Markdown() {}

    /** One line in which Markdown finds neither markup nor the end of a cell. */
    static String escape(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", " ").replaceAll("[\\\\`*|<>\\[\\]&~$]", "\\\\$0");
    }

    /**
     * A table; all but the first column are aligned right.
     *
     * @param rows each with one cell a column
     */
    static String table(List<String> titles, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        line(text, titles);
        text.append("|---").append("|--:".repeat(titles.size() - 1)).append("|\n");
        rows.forEach(row -> line(text, row));
        return text.append('\n').toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(escape(cell)).append(" |"));
        text.append('\n');
    }
}
