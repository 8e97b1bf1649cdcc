package io.authentica.train.data;

import io.authentica.common.parquet.SourceFile;
import io.authentica.train.data.plan.PlannedChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVPrinter;

/** Writes {@code rejected.csv}: the rows that were attempted and are not in the data set, each with the reason. */
final class RejectedList {

    static final String FILE_NAME = "rejected.csv";

    /** How many rows are listed. */
    record Counts(long unusable, long duplicates) {}

    private final List<SourceFile> files;
    private final Metadata metadata;
    private final Map<Integer, List<PlannedChunk>> chunks = new TreeMap<>();
    private final Journal journal;

    RejectedList(List<SourceFile> files, Metadata metadata, List<PlannedChunk> chunks, Journal journal) {
        this.files = files;
        this.metadata = metadata;
        this.journal = journal;
        for (PlannedChunk chunk : chunks) {
            this.chunks.computeIfAbsent(chunk.file(), file -> new ArrayList<>()).add(chunk);
        }
    }

    /** Lists what is known so far: chunks that are not done yet are passed over. */
    Counts write(Duplicates duplicates) throws IOException {
        StringBuilder text = new StringBuilder();
        long unusable = 0;
        long doubled = 0;
        try (CSVPrinter printer = new CSVPrinter(text, Journal.FORMAT)) {
            printer.printRecord("source", "row", "path", "reason");
            for (int file = 0; file < files.size(); file++) {
                Map<Integer, PreparedRow.Rejected> rows = new TreeMap<>();
                metadata.unusable().get(file).forEach(row -> list(row, rows));
                int before = rows.size();
                int rejectedImages = 0;
                for (PlannedChunk chunk : chunks.getOrDefault(file, List.of())) {
                    if (journal.isDone(chunk)) {
                        rejectedImages += list(chunk, duplicates, rows);
                    }
                }
                unusable += (long) before + rejectedImages;
                doubled += (long) rows.size() - before - rejectedImages;
                for (PreparedRow.Rejected row : rows.values()) {
                    printer.printRecord(files.get(file).name(), row.row(), row.path(), row.reason());
                }
            }
        }
        journal.writeText(FILE_NAME, text.toString());
        return new Counts(unusable, doubled);
    }

    /** @return how many images of the chunk cannot be used */
    private int list(PlannedChunk chunk, Duplicates duplicates, Map<Integer, PreparedRow.Rejected> rows)
            throws IOException {
        int before = rows.size();
        journal.read(chunk, row -> list(row, rows));
        int rejected = rows.size() - before;
        journal.read(chunk, row -> {
            if (row instanceof PreparedRow.Kept kept) {
                duplicates
                        .reason(chunk.file(), kept)
                        .ifPresent(reason ->
                                rows.put(kept.row(), new PreparedRow.Rejected(kept.row(), kept.path(), reason)));
            }
        });
        return rejected;
    }

    private static void list(PreparedRow row, Map<Integer, PreparedRow.Rejected> rows) {
        if (row instanceof PreparedRow.Rejected rejected) {
            rows.put(row.row(), rejected);
        }
    }
}
