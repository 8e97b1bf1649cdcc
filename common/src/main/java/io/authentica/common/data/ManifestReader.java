package io.authentica.common.data;

import io.authentica.common.cli.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads {@code metadata.csv}, strictly: what is wrong in it is told with its line, all of it at once. */
public final class ManifestReader {

    private static final int MAX_PROBLEMS = 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final List<Sample> samples = new ArrayList<>();
    private final Set<String> fileNames = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private ManifestReader(Path file) {
        this.file = file;
    }

    /**
     * Reads the manifest of a data set.
     *
     * @param root the data set's directory
     * @throws UserException if the directory holds no data set, or if its {@code metadata.csv} breaks a rule
     */
    public static Manifest read(Path root) throws IOException {
        Path file = root.resolve(Manifest.FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw new UserException(root + " must be a data set but has no " + Manifest.FILE_NAME
                    + "; make one with: scripts/data.sh prepare --source DIR --out " + root);
        }
        ManifestReader reader = new ManifestReader(file);
        reader.readRows();
        reader.failOnProblems();
        return new Manifest(root, reader.samples);
    }

    private void readRows() throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            skipByteOrderMark(text);
            try (CSVParser rows = CSVParser.parse(text, CSVFormat.DEFAULT)) {
                readRows(rows);
            }
        } catch (CharacterCodingException notUtf8) {
            throw new UserException(file + " must be UTF-8 text but is not", notUtf8);
        }
    }

    private void readRows(CSVParser parser) throws IOException {
        Iterator<CSVRecord> rows = parser.iterator();
        long line = 1;
        try {
            if (!rows.hasNext()) {
                problems.add("line 1: the header must be " + String.join(",", ManifestWriter.COLUMNS)
                        + " but the file is empty");
                return;
            }
            List<String> header = rows.next().toList();
            checkHeader(header);
            // A header that is wrong would make every row wrong: one message is enough.
            failOnProblems();
            line = parser.getCurrentLineNumber() + 1;
            while (rows.hasNext()) {
                readRow(header, rows.next().toList(), line);
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException broken) {
            if (broken.getCause() instanceof CharacterCodingException notUtf8) {
                throw notUtf8;
            }
            problems.add("line " + line + ": the row must be valid CSV but is not: " + broken.getMessage());
        }
    }

    private void checkHeader(List<String> header) {
        Set<String> unknown = new TreeSet<>(header);
        ManifestWriter.COLUMNS.forEach(unknown::remove);
        Set<String> missing = new TreeSet<>(ManifestWriter.COLUMNS);
        header.forEach(missing::remove);
        unknown.forEach(column -> problems.add("line 1: unknown column '" + column + "'"));
        missing.forEach(column -> problems.add("line 1: missing column '" + column + "'"));
        if (new HashSet<>(header).size() < header.size()) {
            problems.add("line 1: every column must occur once but the header is " + String.join(",", header));
        }
    }

    private void readRow(List<String> header, List<String> cells, long line) {
        if (cells.size() != header.size()) {
            problems.add("line " + line + ": a row must have " + header.size() + " cells but has " + cells.size());
            return;
        }
        int before = problems.size();
        String fileName = cell(header, cells, "file_name");
        FileNameRule.problem(fileName).ifPresent(problem -> problems.add("line " + line + ": " + problem));
        if (!fileNames.add(fileName)) {
            problems.add("line " + line + ": file_name must be unique but '" + fileName + "' was there before");
        }
        String generator = cell(header, cells, "model");
        if (generator.isBlank()) {
            problems.add("line " + line + ": model must name the generator or the source but is empty");
        }
        Label label = parse(Label::parse, cell(header, cells, "label"), Label.REAL, line);
        Split split = parse(Split::parse, cell(header, cells, "split"), Split.TRAIN, line);
        if (problems.size() == before) {
            samples.add(new Sample(
                    fileName,
                    cell(header, cells, "prompt"),
                    label,
                    generator,
                    cell(header, cells, "type"),
                    cell(header, cells, "release_date"),
                    split));
        }
    }

    private <T> T parse(Function<String, T> parser, String text, T ifWrong, long line) {
        try {
            return parser.apply(text);
        } catch (UserException wrong) {
            problems.add("line " + line + ": " + wrong.getMessage());
            return ifWrong;
        }
    }

    private static String cell(List<String> header, List<String> cells, String column) {
        return cells.get(header.indexOf(column));
    }

    private void failOnProblems() {
        if (problems.isEmpty()) {
            return;
        }
        String more = problems.size() > MAX_PROBLEMS ? "; and " + (problems.size() - MAX_PROBLEMS) + " more" : "";
        throw new UserException(
                file + ": " + problems.stream().limit(MAX_PROBLEMS).collect(Collectors.joining("; ")) + more);
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }
}
