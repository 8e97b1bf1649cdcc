package io.authentica.train.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables of GitHub-flavoured Markdown: the first column holds text, the others figures. */
final class MarkdownTable {

    private MarkdownTable() {}

    /** @param rows each with one cell a heading */
    static String of(List<String> headings, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(line(headings));
        table.append(IntStream.range(0, headings.size())
                .mapToObj(column -> column == 0 ? "|---" : "|---:")
                .collect(Collectors.joining("", "", "|\n")));
        rows.forEach(row -> table.append(line(row)));
        return table.toString();
    }

    /** One line of text of unknown origin in which Markdown finds neither markup nor the end of a cell. */
    static String escape(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\ufffd")
                .replaceAll("[\\\\`*|<>\\[\\]&~$]", "\\\\$0")
                // Inside a word an underscore is plain text; names are full of such.
                .replaceAll("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])", "\\\\_");
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
