package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.DirectoryTree;
import io.authentica.train.data.plan.PlannedChunk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * What of a preparation is done, so that an interrupted one can go on: the metadata of each file, and what became of the images of
 * each chunk. It lies in the folder {@code .prepare} of the data set; the folder goes when the data set is complete, the file
 * {@code preparation.txt} with the options stays. For use by several threads.
 */
final class Journal {

    static final String OPTIONS = "preparation.txt";
    static final String FOLDER = ".prepare";
    static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private static final String CHUNK_PREFIX = "images-";
    private static final String DISCARDED = ".prepare.done";

    private final Path root;
    private final Path folder;
    private final Disk disk;
    private final AtomicLong temporaryFiles = new AtomicLong();

    private Journal(Path root, Disk disk) {
        this.root = root;
        this.folder = root.resolve(FOLDER);
        this.disk = disk;
    }

    /**
     * Begins a data set or goes on with an unfinished one. As long as no image is stored options may change, so that a misspelt
     * generator does not cost what reading the metadata took.
     *
     * @param root the data set's directory; made if it does not exist
     * @param options names and values of all that decides what the data set will hold
     * @throws UserException if the directory holds something else, or was begun with other options
     */
    static Journal open(Path root, Map<String, String> options, Disk disk) throws IOException {
        Files.createDirectories(root);
        Journal journal = new Journal(root, disk);
        DirectoryTree.delete(root.resolve(DISCARDED));
        Path optionsFile = root.resolve(OPTIONS);
        if (!Files.exists(optionsFile)) {
            OutputDirectory.requireEmptyBut(root, Set.of(FOLDER));
            Files.createDirectories(journal.temporaryFolder());
            journal.writeOptions(options);
        } else if (OutputDirectory.isEmptyBut(root, Set.of(FOLDER, OPTIONS, RejectedList.FILE_NAME))) {
            journal.replaceOptions(options);
        } else {
            journal.requireSameOptions(options);
        }
        if (!journal.isComplete()) {
            DirectoryTree.delete(journal.temporaryFolder());
            Files.createDirectories(journal.temporaryFolder());
        }
        return journal;
    }

    private void writeOptions(Map<String, String> options) throws IOException {
        StringBuilder text = new StringBuilder();
        options.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        writeText(OPTIONS, text.toString());
    }

    private Map<String, String> readOptions() throws IOException {
        Map<String, String> options = new LinkedHashMap<>();
        for (String line : Files.readAllLines(root.resolve(OPTIONS), StandardCharsets.UTF_8)) {
            String[] nameAndValue = line.split(" = ", 2);
            options.put(nameAndValue[0], nameAndValue.length == 2 ? nameAndValue[1] : "");
        }
        return options;
    }

    private void replaceOptions(Map<String, String> options) throws IOException {
        Map<String, String> before = readOptions();
        if (!before.equals(options)) {
            boolean sameFiles = PrepareOptions.DECIDING_FILES.stream()
                    .allMatch(name -> Objects.equals(before.get(name), options.get(name)));
            // Chunks may be done though no image is stored: where none of theirs could be read.
            deleteEntries(sameFiles ? CHUNK_PREFIX : "");
            Files.createDirectories(temporaryFolder());
            writeOptions(options);
        }
    }

    private void deleteEntries(String prefix) throws IOException {
        List<Path> files;
        try (Stream<Path> listing = Files.list(folder)) {
            files = listing.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
        for (Path file : files) {
            disk.delete(file);
        }
    }

    private void requireSameOptions(Map<String, String> options) throws IOException {
        Map<String, String> before = readOptions();
        options.forEach((name, value) -> {
            String was = before.getOrDefault(name, "not known");
            if (!was.equals(value)) {
                throw new UserException(
                        root.resolve(OPTIONS) + ": " + name + " must stay as it was when this data set was begun ("
                                + was + ") but was " + value + "; use the same options or another --out");
            }
        });
    }

    /** Whether the data set is finished. */
    boolean isComplete() {
        return !Files.exists(folder);
    }

    boolean hasMetadata(int file) {
        return Files.exists(metadataFile(file));
    }

    /** Enters the metadata of a file, as {@link MetadataWriter} makes them. */
    void finishMetadata(int file, byte[] content) throws IOException {
        writeAtomically(metadataFile(file), content);
    }

    MetadataReader readMetadata(int file) throws IOException {
        return new MetadataReader(metadataFile(file));
    }

    boolean isDone(PlannedChunk chunk) {
        return Files.exists(chunkFile(chunk));
    }

    /** Enters a chunk that is done. */
    void finishChunk(PlannedChunk chunk, List<PreparedRow> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (PreparedRow row : rows) {
                printer.printRecord(row.cells());
            }
        }
        writeAtomically(chunkFile(chunk), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Takes a row of a chunk. */
    interface RowConsumer {
        void accept(PreparedRow row) throws IOException;
    }

    /** Reads what became of a chunk's rows, in their order. */
    void read(PlannedChunk chunk, RowConsumer consumer) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(chunkFile(chunk), StandardCharsets.UTF_8);
                CSVParser rows = CSVParser.parse(text, FORMAT)) {
            for (CSVRecord row : rows) {
                consumer.accept(PreparedRow.parse(row.toList()));
            }
        }
    }

    /** Stores an image under its name; a name stands for its content, so one that is there is left as it is. */
    void storeImage(String fileName, byte[] encoded) throws IOException {
        Path file = root.resolve(fileName);
        if (!Files.exists(file)) {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            writeAtomically(file, encoded);
        }
    }

    void deleteImage(String fileName) throws IOException {
        disk.delete(root.resolve(fileName));
    }

    /** Writes a text file at the top of the data set, as a whole or not at all. */
    void writeText(String fileName, String text) throws IOException {
        writeAtomically(root.resolve(fileName), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Declares the data set finished. */
    void discard() throws IOException {
        disk.move(folder, root.resolve(DISCARDED));
        DirectoryTree.delete(root.resolve(DISCARDED));
    }

    private void writeAtomically(Path file, byte[] content) throws IOException {
        Path temporary = temporaryFolder().resolve(Long.toString(temporaryFiles.incrementAndGet()));
        disk.write(temporary, content);
        disk.move(temporary, file);
    }

    private Path metadataFile(int file) {
        return folder.resolve(String.format(Locale.ROOT, "rows-%05d.csv.gz", file));
    }

    private Path chunkFile(PlannedChunk chunk) {
        return folder.resolve(String.format(Locale.ROOT, "%s%05d-%05d.csv", CHUNK_PREFIX, chunk.file(), chunk.chunk()));
    }

    private Path temporaryFolder() {
        return folder.resolve("tmp");
    }
}
