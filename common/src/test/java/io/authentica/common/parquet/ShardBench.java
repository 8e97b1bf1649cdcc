package io.authentica.common.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Measures how fast a shard is read and how much of it: {@code scripts/bench-data.sh FILE}, or {@code scripts/bench-data.sh DIRECTORY
 * [MEBIBYTES [ROWS_PER_PAGE]]}, then one is made in the directory and kept.
 */
public final class ShardBench {

    private static final int RAW_READ_BYTES = 8 << 20;

    private final Path shard;
    private final long size;

    private ShardBench(Path shard) throws IOException {
        this.shard = shard;
        this.size = Files.size(shard);
    }

    public static void main(String[] arguments) throws IOException {
        Path place = Path.of(arguments[0]);
        ShardBench bench = new ShardBench(Files.isRegularFile(place) ? place : made(place, arguments));
        ListedFile local = new ListedFile("test-00000-of-00001.parquet", bench.size, () -> LocalFile.open(bench.shard));
        bench.measure("local", local, ReadAhead.LOCAL);
        try (LoopbackServer server = LoopbackServer.start(bench.shard)) {
            ListedFile remote = new ListedFile("test-00000-of-00001.parquet", bench.size, server::open);
            bench.measure("loopback HTTP", remote, ReadAhead.REMOTE);
        }
        // Last, as it leaves the file in the system's cache.
        bench.measureRawRead();
        print("largest heap: %d MiB", Runtime.getRuntime().totalMemory() >> 20);
    }

    private static Path made(Path directory, String... arguments) throws IOException {
        long mebibytes = arguments.length > 1 ? Long.parseLong(arguments[1]) : 2048;
        int rowsPerPage = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        return BenchShard.make(directory, mebibytes << 20, rowsPerPage);
    }

    private void measureRawRead() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(RAW_READ_BYTES);
        long start = System.nanoTime();
        try (FileChannel channel = FileChannel.open(shard)) {
            while (channel.read(buffer.clear()) >= 0) {
                buffer.clear();
            }
        }
        report("raw read", start, size);
    }

    private void measure(String where, ListedFile file, ReadAhead readAhead) throws IOException {
        measureLabels(where, file, readAhead);
        measureImages(where + ", all images", file, readAhead, row -> true);
        measureImages(where + ", all images again", file, readAhead, row -> true);
        measureImages(where + ", every tenth image", file, readAhead, row -> row % 10 == 0);
    }

    private void measureLabels(String where, ListedFile file, ReadAhead readAhead) throws IOException {
        long start = System.nanoTime();
        int rows = 0;
        try (Source source = source(file, readAhead);
                ChunkReader reader = source.files().get(0).open()) {
            for (int chunk = 0; chunk < reader.chunkCount(); chunk++) {
                rows += reader.labels(chunk).size();
            }
            report(where + ", labels of " + rows + " rows", start, source.bytesRead());
        }
    }

    private void measureImages(String what, ListedFile file, ReadAhead readAhead, IntPredicate chosen)
            throws IOException {
        long start = System.nanoTime();
        long[] imageBytes = {0};
        try (Source source = source(file, readAhead);
                ChunkReader reader = source.files().get(0).open()) {
            for (int chunk = 0; chunk < reader.chunkCount(); chunk++) {
                BitSet rows = new BitSet();
                for (int row = 0; row < reader.rowCount(chunk); row++) {
                    rows.set(row, chosen.test(row));
                }
                reader.images(chunk, rows, (row, image) -> imageBytes[0] += image.length);
            }
            report(what + ", " + imageBytes[0] / 1_000_000 + " MB of images", start, source.bytesRead());
        }
    }

    private static Source source(ListedFile file, ReadAhead readAhead) {
        return OpenFakeSource.of("bench", "", List.of(file), "core", 0, readAhead);
    }

    private void report(String what, long startNanos, long bytes) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        print(
                "%-52s %8.1f MB read (%7.3f %%) in %6.2f s, %7.0f MB/s",
                what, bytes / 1e6, 100.0 * bytes / size, seconds, bytes / 1e6 / seconds);
    }

    @SuppressWarnings({"SystemOut", "AnnotateFormatMethod"})
    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
