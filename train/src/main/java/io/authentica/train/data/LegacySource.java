package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import io.authentica.train.source.ChunkReader;
import io.authentica.train.source.RowMetadata;
import io.authentica.train.source.Source;
import io.authentica.train.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;

/** The directories of {@link OpenFakeDirectory} and {@link ImageFolder}, read chunk by chunk. */
record LegacySource(String origin, String fingerprint, List<SourceFile> files, AtomicLong bytes) implements Source {

    static Source open(String source, String config, long seed) throws IOException {
        Path directory = Path.of(source);
        if (!Files.isDirectory(directory)) {
            throw new UserException("--source must be a directory but was " + source);
        }
        boolean shards = OpenFakeDirectory.isOne(directory, config);
        io.authentica.train.data.Source old =
                shards ? OpenFakeDirectory.open(directory, config, seed) : ImageFolder.open(directory, seed);
        AtomicLong bytes = new AtomicLong();
        List<SourceFile> files = new ArrayList<>();
        for (io.authentica.train.data.Source.Part part : old.parts()) {
            files.add(shards ? shard(directory, part, bytes) : batch(part, bytes));
        }
        String name = directory.toAbsolutePath().normalize().getFileName().toString();
        return new LegacySource(name, old.fingerprint(), List.copyOf(files), bytes);
    }

    private static SourceFile shard(Path directory, io.authentica.train.data.Source.Part part, AtomicLong bytes)
            throws IOException {
        Path path = directory.resolve(part.name());
        List<Integer> rows = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        ParquetReadOptions options = new ParquetReadOptions.Builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path), options)) {
            for (BlockMetaData block : reader.getRowGroups()) {
                rows.add((int) block.getRowCount());
                sizes.add(block.getColumns().stream()
                        .filter(column -> column.getPath().toDotString().startsWith("image"))
                        .mapToLong(ColumnChunkMetaData::getTotalSize)
                        .sum());
            }
        } catch (RuntimeException notParquet) {
            throw new UserException(path + " must be a complete Parquet file: " + notParquet.getMessage(), notParquet);
        }
        Split split = Split.parse(path.getFileName().toString().split("-", 2)[0]);
        return new LegacyFile(part, split, Files.size(path), rows, sizes, bytes);
    }

    private static SourceFile batch(io.authentica.train.data.Source.Part part, AtomicLong bytes) throws IOException {
        return new LegacyFile(part, Split.TRAIN, 1, List.of((int) part.rowCount()), List.of(1L), bytes);
    }

    @Override
    public long bytesRead() {
        return bytes.get();
    }

    @Override
    public void close() {}

    private record LegacyFile(
            io.authentica.train.data.Source.Part part,
            Split split,
            long sizeBytes,
            List<Integer> rows,
            List<Long> sizes,
            AtomicLong bytes)
            implements SourceFile, ChunkReader {

        @Override
        public String name() {
            return part.name();
        }

        @Override
        public ChunkReader open() {
            return this;
        }

        @Override
        public void close() {}

        @Override
        public int chunkCount() {
            return rows.size();
        }

        @Override
        public int rowCount(int chunk) {
            return rows.get(chunk);
        }

        @Override
        public long imageBytes(int chunk) {
            return sizes.get(chunk);
        }

        @Override
        public List<RowMetadata> metadata(int chunk) throws IOException {
            List<RowMetadata> metadata = new ArrayList<>();
            read(
                    chunk,
                    false,
                    (position, row) -> metadata.add(new RowMetadata(
                            row.index(),
                            row.split(),
                            row.path(),
                            row.prompt(),
                            row.label(),
                            row.model(),
                            row.type(),
                            row.releaseDate())));
            return metadata;
        }

        @Override
        public void images(int chunk, BitSet wanted, ImageConsumer consumer) throws IOException {
            bytes.addAndGet(sizes.get(chunk));
            read(chunk, true, (position, row) -> {
                if (wanted.get(position)) {
                    consumer.accept(position, row.image());
                }
            });
        }

        private interface RowConsumer {
            void accept(int position, SourceRow row) throws IOException;
        }

        private void read(int chunk, boolean withImages, RowConsumer consumer) throws IOException {
            int first =
                    rows.subList(0, chunk).stream().mapToInt(Integer::intValue).sum();
            try (RowSource source = part.open(withImages)) {
                for (int i = 0; i < first + rows.get(chunk); i++) {
                    Optional<SourceRow> row = source.next();
                    if (i >= first) {
                        consumer.accept(i - first, row.orElseThrow());
                    }
                }
            }
        }
    }
}
