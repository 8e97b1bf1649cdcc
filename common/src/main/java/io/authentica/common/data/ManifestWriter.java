package io.authentica.common.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes {@code metadata.csv} row by row. The file appears as a whole when {@link #commit} is called; without it nothing is left
 * behind.
 */
public final class ManifestWriter implements Closeable {

    /** The columns, in the order in which they are written; those of OpenFake's own code. */
    static final List<String> COLUMNS =
            List.of("file_name", "prompt", "label", "model", "type", "release_date", "split");

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private final Path file;
    private final Path temporary;
    private final CSVPrinter printer;

    /** @param root the data set's directory; it exists */
    public ManifestWriter(Path root) throws IOException {
        this.file = root.resolve(Manifest.FILE_NAME);
        this.temporary = root.resolve(Manifest.FILE_NAME + ".tmp");
        this.printer = new CSVPrinter(Files.newBufferedWriter(temporary, StandardCharsets.UTF_8), FORMAT);
        printer.printRecord(COLUMNS);
    }

    /** Writes a manifest to the directory it names. */
    public static void write(Manifest manifest) throws IOException {
        try (ManifestWriter writer = new ManifestWriter(manifest.root())) {
            for (Sample sample : manifest.samples()) {
                writer.add(sample);
            }
            writer.commit();
        }
    }

    static void write(List<Sample> samples, Appendable target) throws IOException {
        CSVPrinter printer = new CSVPrinter(target, FORMAT);
        printer.printRecord(COLUMNS);
        for (Sample sample : samples) {
            printer.printRecord(cells(sample));
        }
    }

    public void add(Sample sample) throws IOException {
        printer.printRecord(cells(sample));
    }

    /** Puts the finished file in its place, over one that is there. */
    public void commit() throws IOException {
        printer.close();
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        printer.close();
        Files.deleteIfExists(temporary);
    }

    private static List<String> cells(Sample sample) {
        return List.of(
                sample.fileName(),
                sample.prompt(),
                sample.label().id(),
                sample.generator(),
                sample.type(),
                sample.releaseDate(),
                sample.split().id());
    }
}
