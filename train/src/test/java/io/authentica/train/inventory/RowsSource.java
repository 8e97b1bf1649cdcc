package io.authentica.train.inventory;

import io.authentica.common.data.Split;
import io.authentica.common.parquet.ChunkReader;
import io.authentica.common.parquet.RowMetadata;
import io.authentica.common.parquet.Source;
import io.authentica.common.parquet.SourceFile;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** A source in memory, with two chunks a file; some of its files cannot be read. */
final class RowsSource implements Source {

    private final String origin;
    private final Map<String, List<RowMetadata>> rowsOfFile = new TreeMap<>();
    private final Set<String> broken;
    private final Set<String> opened = new ConcurrentSkipListSet<>();

    RowsSource(String origin, String... broken) {
        this.origin = origin;
        this.broken = Set.of(broken);
    }

    RowsSource add(String file, RowMetadata... rows) {
        rowsOfFile.put(file, List.of(rows));
        return this;
    }

    static RowMetadata row(String label, String generator, String type, String date) {
        return new RowMetadata(0, Split.TRAIN, "path", "prompt", label, generator, type, date);
    }

    Set<String> opened() {
        return opened;
    }

    @Override
    public List<SourceFile> files() {
        return rowsOfFile.keySet().stream().<SourceFile>map(RowsFile::new).toList();
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public String fingerprint() {
        return rowsOfFile.keySet().toString();
    }

    @Override
    public long bytesRead() {
        return 1_500_000;
    }

    @Override
    public void close() {}

    private final class RowsFile implements SourceFile {

        private final String name;

        private RowsFile(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Split split() {
            return name.startsWith("test") ? Split.TEST : Split.TRAIN;
        }

        @Override
        public long sizeBytes() {
            return 1_000_000_000;
        }

        @Override
        public ChunkReader open() throws IOException {
            opened.add(name);
            if (broken.contains(name)) {
                throw new IOException(name + " is broken");
            }
            return new Reader(rowsOfFile.get(name));
        }
    }

    private record Reader(List<RowMetadata> rows) implements ChunkReader {

        @Override
        public int chunkCount() {
            return 2;
        }

        @Override
        public int rowCount(int chunk) {
            return chunk == 0 ? rows.size() / 2 : rows.size() - rows.size() / 2;
        }

        @Override
        public long imageBytes(int chunk) {
            return 0;
        }

        @Override
        public List<RowMetadata> metadata(int chunk) {
            int half = rows.size() / 2;
            return chunk == 0 ? rows.subList(0, half) : rows.subList(half, rows.size());
        }

        @Override
        public void images(int chunk, BitSet chosen, ImageConsumer consumer) {
            throw new UnsupportedOperationException("an inventory reads no images");
        }

        @Override
        public void close() {}
    }
}
