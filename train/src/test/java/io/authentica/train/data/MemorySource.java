package io.authentica.train.data;

import io.authentica.common.data.Split;
import io.authentica.common.parquet.ChunkReader;
import io.authentica.common.parquet.RowMetadata;
import io.authentica.common.parquet.ShardFixture;
import io.authentica.common.parquet.Source;
import io.authentica.common.parquet.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** A source in memory that remembers what was asked of it. */
final class MemorySource implements Source {

    /** Names of files whose metadata were read, and {@code name/chunk} of chunks whose images were fetched. */
    final List<String> metadataRead = Collections.synchronizedList(new ArrayList<>());

    final List<String> fetched = Collections.synchronizedList(new ArrayList<>());

    private final List<MemoryFile> files = new ArrayList<>();
    private int images;

    /** Begins a file. */
    MemorySource file(String name, Split split) {
        files.add(new MemoryFile(name, split, new ArrayList<>()));
        return this;
    }

    /** Begins a chunk of the last file. */
    MemorySource chunk() {
        files.get(files.size() - 1).chunks().add(new ArrayList<>());
        return this;
    }

    /** Adds a row with an image of its own to the last chunk. */
    MemorySource row(String label, String model, String prompt, String date) {
        try {
            return row(label, model, prompt, date, ShardFixture.png(++images));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    MemorySource row(String label, String model, String prompt, String date, byte[] image) {
        MemoryFile file = files.get(files.size() - 1);
        int row = file.chunks().stream().mapToInt(List::size).sum();
        file.chunks()
                .get(file.chunks().size() - 1)
                .add(new Row(
                        new RowMetadata(row, file.split(), "p" + row + ".png", prompt, label, model, "base", date),
                        image));
        return this;
    }

    @Override
    public List<SourceFile> files() {
        return List.copyOf(files);
    }

    @Override
    public String origin() {
        return "memory";
    }

    @Override
    public String fingerprint() {
        return files.size() + " files";
    }

    @Override
    public long bytesRead() {
        return fetched.size();
    }

    @Override
    public void close() {}

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Row(RowMetadata metadata, byte[] image) {}

    private final class MemoryFile implements SourceFile, ChunkReader {

        private final String name;
        private final Split split;
        private final List<List<Row>> chunks;

        MemoryFile(String name, Split split, List<List<Row>> chunks) {
            this.name = name;
            this.split = split;
            this.chunks = chunks;
        }

        List<List<Row>> chunks() {
            return chunks;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Split split() {
            return split;
        }

        @Override
        public long sizeBytes() {
            return 1000L * chunks.size();
        }

        @Override
        public ChunkReader open() {
            return this;
        }

        @Override
        public int chunkCount() {
            return chunks.size();
        }

        @Override
        public int rowCount(int chunk) {
            return chunks.get(chunk).size();
        }

        @Override
        public long imageBytes(int chunk) {
            return chunks.get(chunk).stream()
                    .mapToLong(row -> row.image().length)
                    .sum();
        }

        @Override
        public List<RowMetadata> metadata(int chunk) {
            if (chunk == 0) {
                metadataRead.add(name);
            }
            return chunks.get(chunk).stream().map(Row::metadata).toList();
        }

        @Override
        public void images(int chunk, BitSet rows, ImageConsumer consumer) throws IOException {
            fetched.add(name + "/" + chunk);
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                consumer.accept(row, chunks.get(chunk).get(row).image());
            }
        }

        @Override
        public void close() {}
    }
}
