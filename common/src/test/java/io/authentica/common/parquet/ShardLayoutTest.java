package io.authentica.common.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same rows come out whatever way the file was written. */
class ShardLayoutTest {

    private static final int ROWS = 23;
    private static final int ROWS_PER_GROUP = 10;

    private final List<ShardRow> expected = new ArrayList<>();
    private final ShardFixture fixture = new ShardFixture();

    @BeforeEach
    void addRows() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < ROWS; i++) {
            byte[] image = new byte[i % 7 == 3 ? 0 : 300 + 50 * i];
            random.nextBytes(image);
            String prompt = i % 3 == 0 ? "" : "picture of a bear, number " + i;
            String date = i % 2 == 0 ? "" : "2024-0" + i % 4;
            String generator = "generator-" + i % 5;
            Group row = fixture.newRow();
            if (i % 7 != 3) {
                row.addGroup("image").append("bytes", Binary.fromConstantByteArray(image));
            }
            if (i % 3 != 0) {
                row.append("prompt", prompt);
            }
            if (i % 2 != 0) {
                row.append("release_date", date);
            }
            row.append("label", "fake").append("model", generator).append("type", "base");
            expected.add(
                    new ShardRow(new RowMetadata(i, Split.TEST, "", prompt, "fake", generator, "base", date), image));
        }
        fixture.with(builder -> builder.withRowGroupRowCountLimit(ROWS_PER_GROUP));
    }

    static Stream<List<Object>> layouts() {
        return Stream.of(
                        CompressionCodecName.UNCOMPRESSED,
                        CompressionCodecName.SNAPPY,
                        CompressionCodecName.ZSTD,
                        CompressionCodecName.GZIP)
                .flatMap(codec -> Stream.of(WriterVersion.values())
                        .flatMap(version -> Stream.of(3, 1000)
                                .flatMap(pageRows -> Stream.of(true, false)
                                        .map(index -> List.of(codec, version, pageRows, index)))));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsAllAndSomeRows(List<Object> layout) throws IOException {
        CompressionCodecName codec = (CompressionCodecName) layout.get(0);
        fixture.with(builder -> builder.withCompressionCodec(codec)
                .withCompressionCodec(ShardColumns.IMAGE_BYTES, codec)
                .withWriterVersion((WriterVersion) layout.get(1)));
        fixture.pageRows((int) layout.get(2));
        if (!(boolean) layout.get(3)) {
            fixture.withoutOffsetIndex();
        }

        assertReadsAllAndSome(fixture.bytes());
    }

    @ParameterizedTest
    @EnumSource(WriterVersion.class)
    void readsImagesInADictionary(WriterVersion version) throws IOException {
        fixture.with(builder ->
                builder.withDictionaryEncoding(ShardColumns.IMAGE_BYTES, true).withWriterVersion(version));
        fixture.pageRows(2);

        byte[] file = fixture.bytes();

        try (ChunkReader reader = ShardRow.open(new MemoryFile(file))) {
            assertThat(reader.chunkCount()).isEqualTo(3);
        }
        assertReadsAllAndSome(file);
    }

    @ParameterizedTest
    @EnumSource(WriterVersion.class)
    void readsPagesWithoutChecksums(WriterVersion version) throws IOException {
        fixture.with(builder -> builder.withPageWriteChecksumEnabled(false).withWriterVersion(version));

        assertReadsAllAndSome(fixture.bytes());
    }

    private void assertReadsAllAndSome(byte[] file) throws IOException {
        assertThat(ShardRow.readAll(new MemoryFile(file), ReadAhead.LOCAL))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(expected);
        assertThat(ShardRow.readAll(new MemoryFile(file), new ReadAhead(8, 0, 7, 3)))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(expected);
        for (int[] some : List.of(new int[] {0}, new int[] {9}, new int[] {2, 3, 7}, new int[] {1, 8})) {
            BitSet rows = new BitSet();
            IntStream.of(some).forEach(rows::set);
            List<byte[]> images = new ArrayList<>();
            try (ChunkReader reader = ShardRow.open(new MemoryFile(file))) {
                reader.images(1, rows, (row, image) -> images.add(image));
            }
            assertThat(images)
                    .containsExactlyElementsOf(IntStream.of(some)
                            .mapToObj(row -> expected.get(ROWS_PER_GROUP + row).image())
                            .toList());
        }
    }
}
