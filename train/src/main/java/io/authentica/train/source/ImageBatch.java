package io.authentica.train.source;

import io.authentica.common.data.LabelledFolder;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.ChunkReader;
import io.authentica.common.parquet.RowMetadata;
import io.authentica.common.parquet.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Image files of a folder that are read, and after an interruption repeated, together: one file of one chunk. */
final class ImageBatch implements SourceFile {

    private final Split split;
    private final List<LabelledFolder.Entry> entries;
    private final AtomicLong bytesRead;

    /** @param entries at least one */
    ImageBatch(Split split, List<LabelledFolder.Entry> entries, AtomicLong bytesRead) {
        this.split = split;
        this.entries = List.copyOf(entries);
        this.bytesRead = bytesRead;
    }

    @Override
    public String name() {
        return entries.get(0).name();
    }

    @Override
    public Split split() {
        return split;
    }

    @Override
    public long sizeBytes() {
        return entries.stream().mapToLong(LabelledFolder.Entry::sizeBytes).sum();
    }

    @Override
    public ChunkReader open() {
        return new Reader();
    }

    private final class Reader implements ChunkReader {

        @Override
        public int chunkCount() {
            return 1;
        }

        @Override
        public int rowCount(int chunk) {
            return entries.size();
        }

        @Override
        public long imageBytes(int chunk) {
            return sizeBytes();
        }

        @Override
        public List<RowMetadata> metadata(int chunk) {
            return IntStream.range(0, entries.size())
                    .mapToObj(row -> {
                        LabelledFolder.Entry entry = entries.get(row);
                        String label = entry.label().id();
                        return new RowMetadata(row, split, entry.name(), "", label, entry.generator(), "", "");
                    })
                    .toList();
        }

        @Override
        public void images(int chunk, BitSet rows, ImageConsumer consumer) throws IOException {
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                byte[] encoded = Files.readAllBytes(entries.get(row).file());
                bytesRead.addAndGet(encoded.length);
                consumer.accept(row, encoded);
            }
        }

        @Override
        public void close() {}
    }
}
