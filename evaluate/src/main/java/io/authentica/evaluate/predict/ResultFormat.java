package io.authentica.evaluate.predict;

import io.authentica.evaluate.text.PrettyJson;
import io.authentica.evaluate.text.Table;
import io.authentica.evaluate.text.Table.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** How results are printed. */
enum ResultFormat {
    /** For people; the column of warnings is there where one has something in it. */
    TABLE {
        @Override
        String render(List<FileResult> results) {
            List<Column> columns = List.of(
                    Column.text("file"),
                    Column.text("verdict"),
                    Column.text("probability of fake"),
                    Column.text("warnings"));
            List<List<String>> rows = results.stream().map(FileResult::cells).toList();
            int warnings = columns.size() - 1;
            if (rows.stream().allMatch(row -> row.get(warnings).isEmpty())) {
                columns = columns.subList(0, warnings);
                rows = rows.stream().map(row -> row.subList(0, warnings)).toList();
            }
            return new Table(columns, rows).text();
        }
    },
    /** An array with one object a file. */
    JSON {
        @Override
        String render(List<FileResult> results) {
            return PrettyJson.write(results.stream().map(FileResult::json).toList());
        }
    },
    /** RFC 4180 with a header; probabilities have all their digits. */
    CSV {
        @Override
        String render(List<FileResult> results) {
            StringBuilder text = new StringBuilder();
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setHeader(FileResult.CSV_COLUMNS.toArray(String[]::new))
                    .setRecordSeparator("\n")
                    .get();
            try (CSVPrinter printer = new CSVPrinter(text, format)) {
                for (FileResult result : results) {
                    printer.printRecord(result.csv());
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException("cannot write to memory", impossible);
            }
            return text.toString();
        }
    };

    abstract String render(List<FileResult> results);
}
