package io.authentica.evaluate.score;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
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
    public static final List<String> COLUMNS = List.of(
            "id",
            "path",
            "sha256",
            "label",
            "generator",
            "type",
            "release_date",
            "split",
            "format",
            "width",
            "height",
            "condition",
            "raw_fake_probability",
            "fake_probability",
            "verdict");

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private PredictionsFile() {}

    /** Writes {@code file}, which is replaced when it exists. */
    public static void write(Path file, List<Prediction> predictions) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
            csv.printRecord(COLUMNS);
            for (Prediction prediction : predictions) {
                EvaluatedImage image = prediction.image();
                csv.printRecord(
                        image.id(),
                        image.path(),
                        image.sha256(),
                        image.label().id(),
                        image.generator(),
                        image.type(),
                        image.releaseDate(),
                        image.split().id(),
                        image.format(),
                        image.widthPixels(),
                        image.heightPixels(),
                        prediction.condition(),
                        prediction.rawFakeProbability(),
                        prediction.fakeProbability(),
                        prediction.verdict().id());
            }
        }
    }

    /** The cells of the first line; none if the file is empty. */
    public static List<String> header(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser csv = FORMAT.parse(reader)) {
            Iterator<CSVRecord> rows = csv.iterator();
            return rows.hasNext() ? rows.next().toList() : List.of();
        } catch (UncheckedIOException failure) {
            throw new UserException(file + ": is not CSV: " + failure.getMessage(), failure);
        }
    }

    /** @throws UserException if the file is not one that {@link #write} made, naming the line */
    public static List<Prediction> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser csv = FORMAT.parse(reader)) {
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
        if (row.size() != COLUMNS.size()) {
            throw new UserException(
                    "%s: line %d must have %d columns but has %d".formatted(file, line, COLUMNS.size(), row.size()));
        }
        try {
            EvaluatedImage image = new EvaluatedImage(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    Label.parse(row.get(3)),
                    row.get(4),
                    row.get(5),
                    row.get(6),
                    Split.parse(row.get(7)),
                    row.get(8),
                    pixels(COLUMNS.get(9), row.get(9)),
                    pixels(COLUMNS.get(10), row.get(10)));
            return new Prediction(
                    image,
                    row.get(11),
                    probability(COLUMNS.get(12), row.get(12)),
                    probability(COLUMNS.get(13), row.get(13)),
                    Label.parse(row.get(14)));
        } catch (UserException | IllegalArgumentException failure) {
            throw new UserException("%s: line %d: %s".formatted(file, line, failure.getMessage()), failure);
        }
    }

    private static double probability(String column, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException failure) {
            throw new UserException(column + " must be a number but was '" + text + "'", failure);
        }
    }

    private static int pixels(String column, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException failure) {
            throw new UserException(column + " must be a whole number but was '" + text + "'", failure);
        }
    }
}
