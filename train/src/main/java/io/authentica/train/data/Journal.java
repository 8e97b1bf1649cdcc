package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.DirectoryTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Which parts of a source are done, so that an interrupted preparation can go on. It lies in the folder {@code .prepare} of the
 * data set; the folder goes when the data set is complete, the file {@code preparation.txt} with the options stays.
 */
final class Journal {

    static final String OPTIONS = "preparation.txt";
    static final String FOLDER = ".prepare";
    private static final String DISCARDED = ".prepare.done";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private final Path root;
    private final Path folder;
    private final AtomicLong temporaryFiles = new AtomicLong();

    private Journal(Path root) {
        this.root = root;
        this.folder = root.resolve(FOLDER);
    }

    /**
     * Begins a data set or goes on with an unfinished one.
     *
     * @param root the data set's directory; made if it does not exist
     * @param options names and values of all that decides what the data set will hold
     * @throws UserException if the directory holds something else, or was begun with other options
     */
    static Journal open(Path root, Map<String, String> options) throws IOException {
        Files.createDirectories(root);
        Journal journal = new Journal(root);
        DirectoryTree.delete(root.resolve(DISCARDED));
        Path optionsFile = root.resolve(OPTIONS);
        if (Files.exists(optionsFile)) {
            journal.requireSameOptions(options);
        } else {
            OutputDirectory.requireEmptyBut(root, FOLDER);
            Files.createDirectories(journal.folder);
            StringBuilder text = new StringBuilder();
            options.forEach((name, value) ->
                    text.append(name).append(" = ").append(value).append('\n'));
            journal.writeText(optionsFile, text.toString());
        }
        DirectoryTree.delete(journal.temporaryFolder());
        if (!journal.isComplete()) {
            Files.createDirectories(journal.temporaryFolder());
        }
        return journal;
    }

    private void requireSameOptions(Map<String, String> options) throws IOException {
        Map<String, String> before = new LinkedHashMap<>();
        for (String line : Files.readAllLines(root.resolve(OPTIONS), StandardCharsets.UTF_8)) {
            String[] nameAndValue = line.split(" = ", 2);
            before.put(nameAndValue[0], nameAndValue.length == 2 ? nameAndValue[1] : "");
        }
        options.forEach((name, value) -> {
            String was = before.getOrDefault(name, "not known");
            if (!was.equals(value)) {
                throw new UserException(
                        root.resolve(OPTIONS) + ": " + name + " must stay as it was when this data set was" + " begun ("
                                + was + ") but was " + value + "; use the same options or another --out");
            }
        });
    }

    /** Whether the data set is finished. */
    boolean isComplete() {
        return !Files.exists(folder);
    }

    boolean isDone(int part) {
        return Files.exists(partFile(part));
    }

    /** Enters a part that is done. */
    void finishPart(int part, List<PreparedRow> rows) throws IOException {
        Path temporary = temporaryFolder().resolve("part.csv");
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(temporary, StandardCharsets.UTF_8), FORMAT)) {
            for (PreparedRow row : rows) {
                printer.printRecord(row.cells());
            }
        }
        move(temporary, partFile(part));
    }

    /** Reads what became of a part's rows, in their order. */
    void read(int part, Consumer<PreparedRow> reader) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(partFile(part), StandardCharsets.UTF_8);
                CSVParser rows = CSVParser.parse(text, FORMAT)) {
            for (CSVRecord row : rows) {
                reader.accept(PreparedRow.parse(row.toList()));
            }
        }
    }

    /** Stores an image under its name; a name stands for its content, so one that is there is left as it is. */
    void storeImage(String fileName, byte[] encoded) throws IOException {
        Path file = root.resolve(fileName);
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path temporary = temporaryFolder()
                .resolve("image-" + ProcessHandle.current().pid() + "-" + temporaryFiles.incrementAndGet());
        Files.write(temporary, encoded);
        move(temporary, file);
    }

    /** Writes a small text file as a whole or not at all. */
    void writeText(Path file, String text) throws IOException {
        Path temporary = folder.resolve(file.getFileName() + ".tmp");
        Files.writeString(temporary, text);
        move(temporary, file);
    }

    /** Declares the data set finished. */
    void discard() throws IOException {
        move(folder, root.resolve(DISCARDED));
        DirectoryTree.delete(root.resolve(DISCARDED));
    }

    private Path partFile(int part) {
        return folder.resolve(String.format(Locale.ROOT, "part-%06d.csv", part));
    }

    private Path temporaryFolder() {
        return folder.resolve("tmp");
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
