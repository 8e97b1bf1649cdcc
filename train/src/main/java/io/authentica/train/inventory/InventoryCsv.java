package io.authentica.train.inventory;

import io.authentica.common.cli.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** The inventory as a file. */
final class InventoryCsv {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setRecordSeparator('\n')
            .setHeader(InventoryRow.COLUMNS.toArray(new String[0]))
            .get();

    private InventoryCsv() {}

    static void write(Path file, List<InventoryRow> rows) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), FORMAT)) {
            for (InventoryRow row : rows) {
                printer.printRecord(row.cells());
            }
        }
    }

    static List<InventoryRow> read(Path file) throws IOException {
        CSVFormat withHeader = FORMAT.builder().setSkipHeaderRecord(true).get();
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser rows = CSVParser.parse(text, withHeader)) {
            return rows.stream().map(CSVRecord::toList).map(InventoryRow::parse).toList();
        } catch (RuntimeException changed) {
            throw new UserException(
                    file + " must be an inventory as it was written but is not: " + changed.getMessage(), changed);
        }
    }
}
