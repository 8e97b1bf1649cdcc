package io.authentica.evaluate.source;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.data.Split;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.text.CsvInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of images as CSV (RFC 4180, UTF-8). The first line names the columns: {@code path} and {@code label} and perhaps
 * {@code generator}, {@code type} and {@code release_date}. Paths are relative to the file's directory.
 */
final class CsvListing {

    private static final List<String> REQUIRED = List.of("path", "label");
    private static final Set<String> KNOWN = Set.of("path", "label", "generator", "type", "release_date");

    private CsvListing() {}

    /** @throws UserException if a rule is broken, naming the line */
    static ImageSource open(Path file, Split split) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<SourceImage> images = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        try (Reader text = CsvInput.withoutMark(new BufferedReader(new StringReader(text(file, bytes))));
                CSVParser rows = CsvInput.named(file, text)) {
            requireColumns(file, rows.getHeaderNames());
            for (CSVRecord row : rows) {
                SourceImage image = parse(file, row, rows.getCurrentLineNumber(), split);
                if (!paths.add(image.image().path())) {
                    throw new UserException("%s: line %d: path must be there once but %s is there twice"
                            .formatted(
                                    file,
                                    rows.getCurrentLineNumber(),
                                    image.image().path()));
                }
                images.add(image);
            }
        } catch (UncheckedIOException failure) {
            throw new UserException(file + ": is not CSV: " + failure.getMessage(), failure);
        }
        if (images.isEmpty()) {
            throw new UserException(file + ": must have lines of images below the first but has none");
        }
        return new ListedImages(HexFormat.of().formatHex(SeededOrder.newSha256().digest(bytes)), images);
    }

    private static String text(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new UserException(file + " must be UTF-8 text but is not", notUtf8);
        }
    }

    private static void requireColumns(Path file, List<String> names) {
        for (String required : REQUIRED) {
            if (!names.contains(required)) {
                throw new UserException("%s: line 1 must name the columns path and label but was %s"
                        .formatted(file, String.join(",", names)));
            }
        }
        for (String name : names) {
            if (!KNOWN.contains(name)) {
                throw new UserException(
                        "%s: columns must be path, label, generator, type or release_date but one is '%s'"
                                .formatted(file, name));
            }
        }
    }

    private static SourceImage parse(Path file, CSVRecord row, long line, Split split) {
        if (!row.isConsistent()) {
            throw new UserException(
                    "%s: line %d must have as many cells as line 1 but has %d".formatted(file, line, row.size()));
        }
        try {
            String path = row.get("path");
            EvaluatedImage image = new EvaluatedImage(
                    path,
                    path,
                    "",
                    Label.parse(row.get("label")),
                    optional(row, "generator"),
                    optional(row, "type"),
                    optional(row, "release_date"),
                    split,
                    "",
                    0,
                    0);
            return new SourceImage(image, new SourceImage.InFile(file.resolveSibling(path)));
        } catch (UserException | IllegalArgumentException failure) {
            throw new UserException("%s: line %d: %s".formatted(file, line, failure.getMessage()), failure);
        }
    }

    private static String optional(CSVRecord row, String column) {
        return row.isMapped(column) ? row.get(column) : "";
    }
}
