package io.authentica.train.inventory;

import io.authentica.common.data.Split;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The inventory for people, as a table in Markdown: the files are counted, not named. */
final class InventoryTable {

    private static final String HEADER = """
            | generator | label | type | release date | split | rows | files |
            |---|---|---|---|---|--:|--:|
            """;

    private record Line(Kind kind, Split split) {

        static final Comparator<Line> ORDER =
                Comparator.comparing(Line::kind, Kind.ORDER).thenComparing(Line::split);
    }

    private static final class Count {
        private long rows;
        private final Set<String> files = new HashSet<>();

        private void add(InventoryRow row) {
            rows += row.rows();
            files.add(row.file());
        }
    }

    private InventoryTable() {}

    /** The table; at its end the totals of every split and label. */
    static String of(List<InventoryRow> rows) {
        Map<Line, Count> lines = new TreeMap<>(Line.ORDER);
        Map<Line, Count> totals =
                new TreeMap<>(Comparator.comparing(Line::split).thenComparing(Line::kind, Kind.ORDER));
        for (InventoryRow row : rows) {
            Kind all = new Kind("all", row.kind().label(), "", "");
            lines.computeIfAbsent(new Line(row.kind(), row.split()), line -> new Count())
                    .add(row);
            totals.computeIfAbsent(new Line(all, row.split()), line -> new Count())
                    .add(row);
        }
        StringBuilder text = new StringBuilder(HEADER);
        lines.forEach((line, count) -> append(text, line, count));
        totals.forEach((line, count) -> append(text, line, count));
        return text.toString();
    }

    private static void append(StringBuilder text, Line line, Count count) {
        Kind kind = line.kind();
        for (String cell : List.of(kind.generator(), kind.label(), kind.type(), kind.releaseDate())) {
            text.append("| ")
                    .append(cell.replaceAll("\\p{Cntrl}", " ").replace("|", "\\|"))
                    .append(cell.isEmpty() ? "" : " ");
        }
        text.append("| ").append(line.split().id());
        text.append(" | ").append(count.rows);
        text.append(" | ").append(count.files.size()).append(" |\n");
    }
}
