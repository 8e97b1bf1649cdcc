package io.authentica.train.data;

import io.authentica.common.data.ManifestWriter;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.SourceFile;
import io.authentica.train.data.plan.PlannedChunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The end of a preparation, when all images are stored: takes out {@link Duplicates}, then writes {@code metadata.csv} and
 * {@code rejected.csv}. It can be repeated after an interruption.
 */
final class Assembly {

    private final Path root;
    private final Journal journal;
    private final List<PlannedChunk> chunks;
    private final Duplicates duplicates;
    private final Set<String> filesToDelete = new HashSet<>();
    private final DataSetSummary summary = new DataSetSummary();

    Assembly(Path root, Journal journal, List<SourceFile> files, List<PlannedChunk> chunks) {
        this.root = root;
        this.journal = journal;
        this.chunks = chunks;
        this.duplicates = new Duplicates(files);
    }

    /** Assembles the data set, but for its summary. */
    RejectedList.Counts run(RejectedList rejectedList) throws IOException {
        readKept(duplicates::add);
        readKept((file, kept) -> {
            if (duplicates.reason(file, kept).isPresent()) {
                filesToDelete.add(kept.sample().fileName());
            }
        });
        writeManifest();
        for (String fileName : filesToDelete) {
            journal.deleteImage(fileName);
        }
        return rejectedList.write(duplicates);
    }

    /** What the data set holds. */
    DataSetSummary summary() {
        return summary;
    }

    private void writeManifest() throws IOException {
        try (ManifestWriter manifest = new ManifestWriter(root)) {
            for (Split split : Split.values()) {
                readKept((file, kept) -> {
                    if (kept.sample().split() == split
                            && duplicates.reason(file, kept).isEmpty()) {
                        manifest.add(kept.sample());
                        summary.add(kept.sample(), kept.image());
                        // A duplicate within a split and generator has the same file as the one that stays.
                        filesToDelete.remove(kept.sample().fileName());
                    }
                });
            }
            manifest.commit();
        }
    }

    private interface KeptReader {
        void accept(int file, PreparedRow.Kept kept) throws IOException;
    }

    private void readKept(KeptReader reader) throws IOException {
        for (PlannedChunk chunk : chunks) {
            journal.read(chunk, row -> {
                if (row instanceof PreparedRow.Kept kept) {
                    reader.accept(chunk.file(), kept);
                }
            });
        }
    }
}
