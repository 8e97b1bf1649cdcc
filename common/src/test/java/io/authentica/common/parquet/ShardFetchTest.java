package io.authentica.common.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Split;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;
import org.junit.jupiter.api.Test;

/** What of a file is asked for, and in how many requests. */
class ShardFetchTest {

    private static final int IMAGE_BYTES = 50_000;
    private static final int CHUNKS = 3;

    @Test
    void opensWithOneRequestWhereTheFooterIsInTheTail() throws IOException {
        MemoryFile file = file(fixture());

        try (ChunkReader reader = ShardRow.open(file, new ReadAhead(20_000, 0, 1 << 20, 1))) {
            assertThat(reader.chunkCount()).isEqualTo(CHUNKS);
        }

        assertThat(file.takeRequests()).containsExactly(new ByteRange(file.size() - 20_000, file.size()));
    }

    @Test
    void opensWithTwoRequestsWhereTheFooterIsLonger() throws IOException {
        MemoryFile file = file(fixture());

        try (ChunkReader reader = ShardRow.open(file, new ReadAhead(100, 0, 1 << 20, 1))) {
            assertThat(reader.chunkCount()).isEqualTo(CHUNKS);
        }

        List<ByteRange> requests = file.takeRequests();
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1)).isEqualTo(new ByteRange(file.size() - 100, file.size()));
        assertThat(requests.get(0).end()).isEqualTo(file.size() - 100);
    }

    @Test
    void metadataTakeOneRequestAChunkAndNoByteOfTheImages() throws IOException {
        MemoryFile file = file(fixture());
        ParquetMetadata footer = footer(file);

        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            try (ChunkReader reader = ShardRow.open(file, new ReadAhead(8, 1000, 1 << 20, 1))) {
                file.takeRequests();
                reader.metadata(chunk);

                assertThat(file.takeRequests())
                        .containsExactly(new ByteRange(
                                column(footer, chunk, "image", "path").start(),
                                column(footer, chunk, "release_date").end()));
            }
        }
        assertThat(column(footer, 0, "image", "path").start())
                .isEqualTo(column(footer, 0, "image", "bytes").end());
    }

    @Test
    void labelsAreFetchedWithoutPromptAndPath() throws IOException {
        MemoryFile file = file(fixture());
        ParquetMetadata footer = footer(file);

        try (ChunkReader reader = ShardRow.open(file)) {
            file.takeRequests();
            reader.labels(1);
        }

        assertThat(file.takeRequests())
                .containsExactly(new ByteRange(
                        column(footer, 1, "label").start(),
                        column(footer, 1, "release_date").end()));
    }

    @Test
    void imagesOfOneChunkFetchTheirColumnAndNothingElse() throws IOException {
        MemoryFile file = file(fixture());
        BitSet all = new BitSet();
        all.set(0, ShardFixture.ROWS_PER_GROUP);

        try (ChunkReader reader = ShardRow.open(file)) {
            file.takeRequests();
            reader.images(1, all, (row, image) -> assertThat(image).hasSize(IMAGE_BYTES));
        }

        assertThat(file.takeRequests()).containsExactly(column(footer(file), 1, "image", "bytes"));
    }

    @Test
    void onlyThePagesOfChosenRowsAreFetched() throws IOException {
        MemoryFile file = file(fixture().pageRows(1));
        BitSet rows = new BitSet();
        rows.set(0);
        rows.set(2);
        List<ByteRange> pages = pages(file, 1);
        ByteRange index = offsetIndex(file, 1);

        try (ChunkReader reader = ShardRow.open(file)) {
            file.takeRequests();
            reader.images(1, rows, (row, image) -> assertThat(image).hasSize(IMAGE_BYTES));
        }

        assertThat(file.takeRequests()).containsExactly(pages.get(0), pages.get(2), index);
    }

    @Test
    void theListOfPagesIsTakenFromTheTailWhereItIsInThere() throws IOException {
        MemoryFile file = file(fixture().pageRows(1));
        BitSet last = new BitSet();
        last.set(3);
        List<ByteRange> pages = pages(file, 0);

        try (ChunkReader reader = ShardRow.open(file, new ReadAhead(20_000, 0, 1 << 20, 1))) {
            file.takeRequests();
            reader.images(0, last, (row, image) -> assertThat(image).hasSize(IMAGE_BYTES));
        }

        assertThat(file.takeRequests()).containsExactly(pages.get(3));
    }

    @Test
    void withoutAListOfPagesTheChunkIsFetchedUpToTheLastChosenRow() throws IOException {
        MemoryFile file = file(fixture().withoutOffsetIndex().pageRows(1));
        BitSet second = new BitSet();
        second.set(1);

        try (ChunkReader reader = ShardRow.open(file, new ReadAhead(8, 0, 10_000, 2))) {
            file.takeRequests();
            reader.images(1, second, (row, image) -> assertThat(image).hasSize(IMAGE_BYTES));
        }

        List<ByteRange> requests = file.takeRequests();
        ByteRange chunk = column(footer(file), 1, "image", "bytes");
        assertThat(requests.get(0).start()).isEqualTo(chunk.start());
        // Two images are eleven pieces with their headers, and two more are on their way.
        assertThat(requests.get(requests.size() - 1).end()).isLessThanOrEqualTo(chunk.start() + 130_000);
    }

    @Test
    void whatWasReadIsCounted() throws IOException {
        MemoryFile file = file(fixture());
        AtomicLong bytesRead = new AtomicLong();
        Fetcher fetcher = new Fetcher(file, ReadAhead.REMOTE, Runnable::run, bytesRead);

        try (ChunkReader reader = OpenFakeShard.open(fetcher, row -> Split.TEST)) {
            reader.labels(0);
        }

        assertThat(bytesRead.get())
                .isEqualTo(file.takeRequests().stream()
                        .mapToLong(ByteRange::length)
                        .sum())
                .isGreaterThan(1000);
    }

    private static ShardFixture fixture() {
        ShardFixture fixture = new ShardFixture();
        SplittableRandom random = new SplittableRandom(1);
        IntStream.range(0, CHUNKS * ShardFixture.ROWS_PER_GROUP).forEach(row -> {
            byte[] image = new byte[IMAGE_BYTES];
            random.nextBytes(image);
            fixture.add(image, "fake", "flux");
        });
        return fixture;
    }

    private static MemoryFile file(ShardFixture fixture) {
        return new MemoryFile(fixture.bytes());
    }

    private static ParquetMetadata footer(MemoryFile file) throws IOException {
        ParquetMetadata footer = ShardFooter.read(new Fetcher(file, ReadAhead.LOCAL, Runnable::run, new AtomicLong()));
        file.takeRequests();
        return footer;
    }

    private static ColumnChunkMetaData metadata(ParquetMetadata footer, int chunk, String... path) {
        return footer.getBlocks().get(chunk).getColumns().stream()
                .filter(column -> column.getPath().equals(ColumnPath.get(path)))
                .findFirst()
                .orElseThrow();
    }

    private static ByteRange column(ParquetMetadata footer, int chunk, String... path) {
        ColumnChunkMetaData column = metadata(footer, chunk, path);
        return new ByteRange(column.getStartingPos(), column.getStartingPos() + column.getTotalSize());
    }

    private static ByteRange offsetIndex(MemoryFile file, int chunk) throws IOException {
        IndexReference reference =
                metadata(footer(file), chunk, "image", "bytes").getOffsetIndexReference();
        return new ByteRange(reference.getOffset(), reference.getOffset() + reference.getLength());
    }

    /** Where the pages of the images of a chunk lie: one a row. */
    private static List<ByteRange> pages(MemoryFile file, int chunk) throws IOException {
        byte[] index =
                new Fetcher(file, ReadAhead.LOCAL, Runnable::run, new AtomicLong()).read(offsetIndex(file, chunk));
        file.takeRequests();
        List<ByteRange> pages = Util.readOffsetIndex(new ByteArrayInputStream(index)).getPage_locations().stream()
                .map(page -> new ByteRange(page.getOffset(), page.getOffset() + page.getCompressed_page_size()))
                .toList();
        assertThat(pages).hasSize(ShardFixture.ROWS_PER_GROUP);
        return pages;
    }
}
