package io.authentica.train.data;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.image.UnreadableImageException;
import io.authentica.common.parquet.ChunkReader;
import io.authentica.common.parquet.RowMetadata;
import io.authentica.train.data.plan.PlannedChunk;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Checks and stores the images of one chunk: one thread reads, several check and write. However many they are, the outcome is in
 * the order of the rows.
 */
final class ChunkPreparer {

    private final Journal journal;
    private final ImageCheck check;
    private final Workers workers;
    private final InFlight inFlight;

    ChunkPreparer(Journal journal, ImageCheck check, Workers workers, InFlight inFlight) {
        this.journal = journal;
        this.check = check;
        this.workers = workers;
        this.inFlight = inFlight;
    }

    /**
     * Prepares the planned rows.
     *
     * @param fileName the source's file, for messages
     * @param rows the metadata of all rows of the chunk
     */
    List<PreparedRow> prepare(ChunkReader reader, String fileName, PlannedChunk chunk, List<RowMetadata> rows)
            throws IOException {
        List<PreparedRow> prepared = new ArrayList<>();
        Deque<Future<PreparedRow>> pending = new ArrayDeque<>();
        reader.images(chunk.chunk(), chunk.rows(), (position, encoded) -> {
            // Taken as early as possible: after a failure, say of a full disk, nothing more is fetched.
            while (!pending.isEmpty() && pending.element().isDone()) {
                prepared.add(Workers.await(pending.remove()));
            }
            RowMetadata row = rows.get(position);
            Split split = chunk.splits().apply(position);
            long bytes = check.memoryBytes(encoded);
            inFlight.enter(bytes);
            pending.add(workers.submit(() -> {
                try {
                    return prepare(fileName, row, split, encoded);
                } finally {
                    inFlight.leave(bytes);
                }
            }));
        });
        while (!pending.isEmpty()) {
            prepared.add(Workers.await(pending.remove()));
        }
        if (prepared.size() != chunk.rows().cardinality()) {
            throw new IOException(fileName + ": chunk " + chunk.chunk() + " must have "
                    + chunk.rows().cardinality() + " of the rows asked for but has " + prepared.size());
        }
        return prepared;
    }

    private PreparedRow prepare(String file, RowMetadata row, Split split, byte[] encoded) throws IOException {
        CheckedImage image;
        try {
            image = check.check(file + " row " + row.row(), encoded);
        } catch (UnreadableImageException unreadable) {
            return new PreparedRow.Rejected(row.row(), row.path(), unreadable.reason());
        }
        Label label = Label.parse(row.label());
        String sha256 = ContentName.sha256Hex(encoded);
        String fileName = ContentName.of(split, label, row.model(), sha256, image.extension());
        journal.storeImage(fileName, encoded);
        Sample sample = new Sample(fileName, row.prompt(), label, row.model(), row.type(), row.releaseDate(), split);
        return new PreparedRow.Kept(row.row(), row.path(), sha256, sample, image);
    }
}
