package io.authentica.evaluate.source;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.ChunkReader;
import io.authentica.common.parquet.OpenFakeSource;
import io.authentica.common.parquet.RowMetadata;
import io.authentica.common.parquet.SourceFile;
import io.authentica.evaluate.score.EvaluatedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The rows of one split in OpenFake's shards, read row group by row group where they lie; an image is named {@code SHARD#ROW}. */
final class ShardedImages implements ImageSource {

    private final OpenFakeSource source;
    private final List<Shard> shards;

    /** A shard with its row groups that have rows of the split. */
    private record Shard(SourceFile file, List<RowGroup> rowGroups) {}

    /** @param rows those that belong to the split */
    private record RowGroup(int number, BitSet rows) {

        int size() {
            return rows.cardinality();
        }
    }

    private ShardedImages(OpenFakeSource source, List<Shard> shards) {
        this.source = source;
        this.shards = shards;
    }

    /** Reads footers, and labels of shards whose rows may belong to two splits; {@code source} is closed with it. */
    static ShardedImages open(Path data, OpenFakeSource source, Split split) throws IOException {
        try {
            List<Shard> shards = new ArrayList<>();
            Map<Split, Integer> counts = new EnumMap<>(Split.class);
            for (SourceFile file : source.files()) {
                List<RowGroup> rowGroups = new ArrayList<>();
                try (ChunkReader reader = file.open()) {
                    for (int number = 0; number < reader.chunkCount(); number++) {
                        List<Split> splits = splits(file, reader, number);
                        BitSet rows = new BitSet();
                        for (int row = 0; row < splits.size(); row++) {
                            counts.merge(splits.get(row), 1, Integer::sum);
                            rows.set(row, splits.get(row) == split);
                        }
                        rowGroups.add(new RowGroup(number, rows));
                    }
                }
                shards.add(new Shard(file, rowGroups));
            }
            ImageSources.requireImages(
                    data, split, counts.getOrDefault(split, 0), each -> counts.getOrDefault(each, 0));
            return new ShardedImages(source, shards);
        } catch (IOException | RuntimeException unusable) {
            source.close();
            throw unusable;
        }
    }

    private static List<Split> splits(SourceFile file, ChunkReader reader, int number) throws IOException {
        // Validation rows may have been carved out of training shards only.
        return file.split() == Split.TRAIN
                ? reader.labels(number).stream().map(RowMetadata::split).toList()
                : Collections.nCopies(reader.rowCount(number), file.split());
    }

    @Override
    public int size() {
        return shards.stream()
                .flatMap(shard -> shard.rowGroups().stream())
                .mapToInt(RowGroup::size)
                .sum();
    }

    @Override
    public String sha256() {
        byte[] text = source.fingerprint().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(SeededOrder.newSha256().digest(text));
    }

    @Override
    public List<EvaluatedImage> list() throws IOException {
        List<EvaluatedImage> images = new ArrayList<>();
        for (Shard shard : shards) {
            try (ChunkReader reader = shard.file().open()) {
                for (RowGroup group : shard.rowGroups()) {
                    List<RowMetadata> metadata = reader.labels(group.number());
                    group.rows().stream().forEach(row -> images.add(describe(shard.file(), metadata.get(row))));
                }
            }
        }
        return images;
    }

    @Override
    public void images(int from, Consumer consumer) throws IOException, InterruptedException {
        int skip = from;
        for (Shard shard : shards) {
            try (ChunkReader reader = shard.file().open()) {
                for (RowGroup group : shard.rowGroups()) {
                    if (skip >= group.size()) {
                        skip -= group.size();
                        continue;
                    }
                    BitSet rows = (BitSet) group.rows().clone();
                    for (; skip > 0; skip--) {
                        rows.clear(rows.nextSetBit(0));
                    }
                    List<RowMetadata> metadata = reader.labels(group.number());
                    reader.images(
                            group.number(),
                            rows,
                            (row, encoded) -> hand(shard.file(), metadata.get(row), encoded, consumer));
                }
            }
        }
    }

    /** Reads the image of one row, and of the file no more than that takes. */
    static byte[] read(SourceFile file, int row) throws IOException {
        try (ChunkReader reader = file.open()) {
            int first = 0;
            for (int number = 0; number < reader.chunkCount(); number++) {
                int rows = reader.rowCount(number);
                if (row < first + rows) {
                    BitSet one = new BitSet();
                    one.set(row - first);
                    List<byte[]> images = new ArrayList<>();
                    reader.images(number, one, (ignored, encoded) -> images.add(encoded));
                    return images.get(0);
                }
                first += rows;
            }
            throw new IOException("%s: has %d rows but not number %d".formatted(file.name(), first, row));
        }
    }

    private static EvaluatedImage describe(SourceFile file, RowMetadata row) {
        String name = file.name() + "#" + row.row();
        Label label;
        try {
            label = Label.parse(row.label());
        } catch (UserException failure) {
            throw new UserException(name + ": " + failure.getMessage(), failure);
        }
        return new EvaluatedImage(
                name, name, "", label, row.model(), row.type(), row.releaseDate(), row.split(), "", 0, 0);
    }

    private static void hand(SourceFile file, RowMetadata row, byte[] encoded, Consumer consumer) throws IOException {
        EvaluatedImage image = describe(file, row);
        try {
            consumer.accept(new SourceImage(image, new SourceImage.InMemory(encoded)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted at " + image.id()).initCause(interrupted);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
