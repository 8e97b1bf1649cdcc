package io.authentica.evaluate.score;

import io.authentica.common.cli.UserException;
import io.authentica.evaluate.text.CsvInput;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Predictions as CSV (RFC 4180, UTF-8, one header line). Probabilities are written with as many digits as it takes to read the same
 * {@code double} again.
 */
public final class PredictionsFile {

    /** The header, in this order. */
    public static final List<String> COLUMNS = PredictionRow.COLUMNS;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private PredictionsFile() {}

    /** Writes {@code file}, which is replaced when it exists. */
    public static void write(Path file, List<Prediction> predictions) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
            csv.printRecord(COLUMNS);
            for (Prediction prediction : predictions) {
                csv.printRecord(PredictionRow.cells(prediction));
            }
        }
    }

    /** The cells of the first line; none if the file is empty. */
    public static List<String> header(Path file) throws IOException {
        try (Reader text = CsvInput.text(file);
                CSVParser csv = FORMAT.parse(text)) {
            Iterator<CSVRecord> rows = csv.iterator();
            return rows.hasNext() ? rows.next().toList() : List.of();
        } catch (UncheckedIOException failure) {
            throw new UserException(file + ": is not CSV: " + failure.getMessage(), failure);
        }
    }

    /** @throws UserException if the file is not one that {@link #write} made, naming the line */
    public static List<Prediction> read(Path file) throws IOException {
        try (Reader text = CsvInput.text(file);
                CSVParser csv = FORMAT.parse(text)) {
            List<Prediction> predictions = new ArrayList<>();
            long line = 1;
            for (CSVRecord row : csv) {
                if (line == 1) {
                    requireHeader(file, row);
                } else {
                    predictions.add(parse(file, line, row));
                }
                line = csv.getCurrentLineNumber() + 1;
            }
            if (line == 1) {
                throw new UserException(file + ": must start with the line " + String.join(",", COLUMNS));
            }
            return List.copyOf(predictions);
        } catch (UncheckedIOException failure) {
            throw new UserException(file + ": is not CSV: " + failure.getMessage(), failure);
        }
    }

    private static void requireHeader(Path file, CSVRecord row) {
        if (!row.toList().equals(COLUMNS)) {
            throw new UserException(
                    file + ": line 1 must be " + String.join(",", COLUMNS) + " but was " + String.join(",", row));
        }
    }

    private static Prediction parse(Path file, long line, CSVRecord row) {
        try {
            return PredictionRow.parse(row.toList());
        } catch (UserException failure) {
            throw new UserException("%s: line %d: %s".formatted(file, line, failure.getMessage()), failure);
        }
    }
}
