package io.authentica.train.data;

import io.authentica.common.data.Label;
import io.authentica.common.data.ManifestWriter;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The end of a preparation, when all images are stored: takes out duplicates, then writes {@code metadata.csv}, {@code rejected.csv}
 * and {@code summary.md}.
 *
 * <p>Of images with the same bytes one stays: the first in the order test, validation, train, then by part, then by row. So nothing
 * that a test measures was seen in training, and which one stays depends on neither threads nor interruptions.
 */
final class Assembly {

    static final String REJECTED = "rejected.csv";
    static final String SUMMARY = "summary.md";

    private static final List<Split> KEEPING_ORDER = List.of(Split.TEST, Split.VALIDATION, Split.TRAIN);
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    /** The first 128 bits of a SHA-256. */
    private record Content(long first, long second) {

        static Content of(String sha256) {
            ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(sha256, 0, 32));
            return new Content(bytes.getLong(), bytes.getLong());
        }
    }

    private record Place(int part, int row) {}

    private record Keeper(Place place, Label label) {}

    private final Path root;
    private final Journal journal;
    private final List<Source.Part> parts;
    private final Map<Content, Keeper> keepers = new HashMap<>();
    private final Map<Place, String> duplicates = new HashMap<>();
    private final Set<String> filesToDelete = new HashSet<>();

    Assembly(Path root, Journal journal, List<Source.Part> parts) {
        this.root = root;
        this.journal = journal;
        this.parts = parts;
    }

    /** Assembles the data set; can be repeated after an interruption. */
    void run() throws IOException {
        for (Split split : KEEPING_ORDER) {
            for (int part = 0; part < parts.size(); part++) {
                int current = part;
                readKept(part, split, kept -> findDuplicate(current, kept));
            }
        }
        DataSetSummary summary = writeManifest();
        for (String fileName : filesToDelete) {
            Files.deleteIfExists(root.resolve(fileName));
        }
        int unusable = writeRejected();
        String counts = "\nRows left out: " + unusable + " unusable, " + duplicates.size()
                + " with the same bytes as another. " + REJECTED + " lists them.\n";
        journal.writeText(root.resolve(SUMMARY), summary.table() + counts);
    }

    private void findDuplicate(int part, PreparedRow.Kept kept) {
        Place place = new Place(part, kept.row());
        Keeper keeper = keepers.putIfAbsent(
                Content.of(kept.sha256()), new Keeper(place, kept.sample().label()));
        if (keeper != null) {
            String other = kept.sample().label() == keeper.label() ? "" : ", where the label is the other one";
            duplicates.put(
                    place,
                    "same bytes as row " + keeper.place().row() + " of "
                            + parts.get(keeper.place().part()).name() + other);
            filesToDelete.add(kept.sample().fileName());
        }
    }

    private DataSetSummary writeManifest() throws IOException {
        DataSetSummary summary = new DataSetSummary();
        try (ManifestWriter manifest = new ManifestWriter(root)) {
            for (Split split : Split.values()) {
                for (int part = 0; part < parts.size(); part++) {
                    int current = part;
                    readKept(part, split, kept -> {
                        if (!duplicates.containsKey(new Place(current, kept.row()))) {
                            manifest.add(kept.sample());
                            summary.add(kept.sample(), kept.image());
                            // A duplicate within a split and generator has the same file as the one that stays.
                            filesToDelete.remove(kept.sample().fileName());
                        }
                    });
                }
            }
            manifest.commit();
        }
        return summary;
    }

    /** @return how many rows are unusable */
    private int writeRejected() throws IOException {
        StringBuilder text = new StringBuilder();
        int unusable = 0;
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord("source", "row", "path", "reason");
            for (int part = 0; part < parts.size(); part++) {
                Map<Integer, List<String>> rows = new TreeMap<>();
                int current = part;
                journal.read(part, row -> {
                    if (row instanceof PreparedRow.Rejected rejected) {
                        rows.put(row.row(), List.of(rejected.path(), rejected.reason()));
                    } else if (row instanceof PreparedRow.Kept kept) {
                        String reason = duplicates.get(new Place(current, row.row()));
                        if (reason != null) {
                            rows.put(row.row(), List.of(kept.path(), reason));
                        }
                    }
                });
                for (Map.Entry<Integer, List<String>> row : rows.entrySet()) {
                    printer.printRecord(
                            parts.get(part).name(),
                            row.getKey(),
                            row.getValue().get(0),
                            row.getValue().get(1));
                    unusable += duplicates.containsKey(new Place(part, row.getKey())) ? 0 : 1;
                }
            }
        }
        journal.writeText(root.resolve(REJECTED), text.toString());
        return unusable;
    }

    private interface KeptReader {
        void accept(PreparedRow.Kept kept) throws IOException;
    }

    private void readKept(int part, Split split, KeptReader reader) throws IOException {
        journal.read(part, row -> {
            if (row instanceof PreparedRow.Kept kept && kept.sample().split() == split) {
                try {
                    reader.accept(kept);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        });
    }
}
