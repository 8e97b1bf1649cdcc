package io.authentica.train.data;

import io.authentica.common.cli.Progress;
import io.authentica.common.parquet.ChunkReader;
import io.authentica.common.parquet.SourceFile;
import io.authentica.train.data.plan.PlannedChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Fetches the planned chunks one after another, and enters each in the journal when its images are stored. */
final class ImageStage {

    /** Goes through what became of a chunk's rows, and may stop the preparation. */
    interface Inspection {
        void inspect(List<PreparedRow> rows) throws IOException;
    }

    private final List<SourceFile> files;
    private final Journal journal;
    private final ChunkPreparer preparer;
    private final Inspection inspection;
    private final Progress progress;

    ImageStage(
            List<SourceFile> files, Journal journal, ChunkPreparer preparer, Inspection inspection, Progress progress) {
        this.files = files;
        this.journal = journal;
        this.preparer = preparer;
        this.inspection = inspection;
        this.progress = progress;
    }

    /** @return how many chunks were fetched; the others were done before */
    int run(List<PlannedChunk> chunks) throws IOException {
        TreeMap<Integer, List<PlannedChunk>> missing = new TreeMap<>();
        for (PlannedChunk chunk : chunks) {
            if (journal.isDone(chunk)) {
                List<PreparedRow> rows = new ArrayList<>();
                journal.read(chunk, rows::add);
                passOn(rows);
            } else {
                missing.computeIfAbsent(chunk.file(), file -> new ArrayList<>()).add(chunk);
            }
        }
        int fetched = 0;
        for (List<PlannedChunk> ofFile : missing.values()) {
            fetch(ofFile);
            fetched += ofFile.size();
        }
        return fetched;
    }

    /** @param chunks of one file, in order */
    private void fetch(List<PlannedChunk> chunks) throws IOException {
        int file = chunks.get(0).file();
        try (ChunkReader reader = files.get(file).open();
                MetadataReader metadata = journal.readMetadata(file)) {
            int next = 0;
            for (PlannedChunk chunk : chunks) {
                while (next < chunk.chunk()) {
                    metadata.next();
                    next++;
                }
                next++;
                List<PreparedRow> rows = preparer.prepare(
                        reader,
                        files.get(file).name(),
                        chunk,
                        metadata.next().orElseThrow().rows());
                journal.finishChunk(chunk, rows);
                passOn(rows);
            }
        }
    }

    private void passOn(List<PreparedRow> rows) throws IOException {
        progress.step(rows.size());
        inspection.inspect(rows);
    }
}
