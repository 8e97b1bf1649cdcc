package io.authentica.common.parquet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardDamageTest {

    private static final int IMAGE_BYTES = 1000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|it has only 0 bytes",
                "11|it has only 11 bytes",
                "12|it does not end in PAR1",
                "2000|it does not end in PAR1"
            })
    void refusesAFileThatIsCutShort(int length, String reason) {
        byte[] file = Arrays.copyOf(fixture().bytes(), length);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UserException.class)
                .hasMessage("shard must be a complete Parquet file but is not: " + reason);
    }

    @Test
    void refusesAFooterThatDoesNotFit() {
        byte[] file = fixture().bytes();
        byte[] tooLong = file.clone();
        ByteBuffer.wrap(tooLong, tooLong.length - 8, 4).put(new byte[] {(byte) 0xFF, (byte) 0xFF, 0, 0});
        byte[] nonsense = file.clone();
        Arrays.fill(nonsense, nonsense.length - 200, nonsense.length - 8, (byte) 0x7F);
        byte[] footerOnly = file.clone();
        ByteBuffer.wrap(footerOnly, footerOnly.length - 8, 4).put(new byte[] {100, 0, 0, 0});

        assertThatThrownBy(() -> read(tooLong))
                .isInstanceOf(UserException.class)
                .hasMessage("shard must be a complete Parquet file but is not: its footer would have 65535 of its "
                        + file.length + " bytes");
        assertThatThrownBy(() -> read(footerOnly))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "shard must be a complete Parquet file but is not: its footer cannot be read: ");
    }

    @Test
    void refusesAnEncryptedFile() {
        byte[] file = fixture().bytes();
        file[file.length - 1] = 'E';

        assertThatThrownBy(() -> read(file))
                .hasMessage("shard must be a complete Parquet file but is not: it is encrypted");
    }

    @Test
    void namesThePlaceOfADamagedPageHeader() {
        byte[] file = fixture().bytes();
        // The first page's header follows the magic number.
        Arrays.fill(file, 4, 30, (byte) 0xFF);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("shard is damaged in row group 0, column image.bytes, row 0: ");
    }

    @Test
    void noticesImagesThatAreNotWhatTheyWere() {
        byte[] file = fixture().bytes();
        file[2 * IMAGE_BYTES] ^= 1;

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("shard is damaged in row group 0, column image\\.bytes, row 3:"
                        + " the page must have the checksum [0-9a-f]{8} but has [0-9a-f]{8}");
    }

    @Test
    void noticesADamagedLengthInAPage() {
        byte[] file = fixture().bytes();
        int second = indexOf(file, new byte[] {(byte) (IMAGE_BYTES & 0xFF), IMAGE_BYTES >> 8, 0, 0}, 100);
        file[second + 3] = 0x40;

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("shard is damaged in row group 0, column image\\.bytes, row 1:"
                        + " a length in the page must be from 0 to \\d+ but was 1073742824");
    }

    @Test
    void noticesTextThatDoesNotDecompress() throws IOException {
        ShardFixture fixture = fixture();
        byte[] file = fixture.bytes();
        long[] start = {0};
        ShardFixture.rewriteFooter(
                file, footer -> start[0] = column(footer, 0, 2).getData_page_offset());
        Arrays.fill(file, (int) start[0] + 30, (int) start[0] + 50, (byte) 0xFF);

        assertThatThrownBy(() -> {
                    try (ChunkReader reader = ShardRow.open(new MemoryFile(file))) {
                        reader.metadata(0);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("shard is damaged in row group 0, column prompt, row 0: ");
    }

    @Test
    void noticesAColumnThatEndsTooEarlyAndOneOutsideOfTheFile() {
        assertThatThrownBy(() -> read(withFooter(footer -> {
                    ColumnMetaData column = column(footer, 1, 0);
                    column.setTotal_compressed_size(40);
                })))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("shard is damaged in row group 1, column image.bytes, row 4: a page must have");
        assertThatThrownBy(() -> read(withFooter(footer -> column(footer, 1, 0).setTotal_compressed_size(1 << 20))))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("shard is damaged: row group 1, column image\\.bytes must lie within the file's"
                        + " \\d+ bytes but has 1048576 bytes from \\d+");
    }

    @Test
    void noticesAnOffsetIndexThatIsNotThisColumns() {
        byte[] file = withFooter(footer -> {
            var columns = footer.getRow_groups().get(0).getColumns();
            columns.get(0).setOffset_index_offset(columns.get(1).getOffset_index_offset());
            columns.get(0).setOffset_index_length(columns.get(1).getOffset_index_length());
        });
        BitSet first = new BitSet();
        first.set(0);

        assertThatThrownBy(() -> {
                    try (ChunkReader reader = ShardRow.open(new MemoryFile(file))) {
                        reader.images(0, first, (row, image) -> {});
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("shard is damaged in row group 0, column image.bytes, row 0:"
                        + " page 0 of the offset index must follow the one before, within bytes 4 to ");
    }

    @Test
    void refusesOtherCompressions() {
        assertThatThrownBy(() -> read(withFooter(footer -> column(footer, 0, 0).setCodec(CompressionCodec.LZ4))))
                .isInstanceOf(UserException.class)
                .hasMessage("shard: row group 0, column image.bytes:"
                        + " compression of a Parquet file must be none, snappy, zstd or gzip but was LZ4");
    }

    @Test
    void aReadThatFailsIsNotTakenForDamage() {
        byte[] file = fixture().bytes();
        MemoryFile whole = new MemoryFile(file);
        RangeFile failing = new RangeFile() {
            @Override
            public String name() {
                return "shard";
            }

            @Override
            public long size() {
                return file.length;
            }

            @Override
            public void read(long position, ByteBuffer target) throws IOException {
                if (position < IMAGE_BYTES) {
                    throw new IOException("connection reset");
                }
                whole.read(position, target);
            }
        };

        assertThatThrownBy(() -> ShardRow.readAll(failing, ShardRow.SPARING))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("shard: cannot read bytes 4 to \\d+: connection reset");
    }

    private static ShardFixture fixture() {
        ShardFixture fixture = new ShardFixture();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 6; i++) {
            byte[] image = new byte[IMAGE_BYTES];
            random.nextBytes(image);
            fixture.add(image, "real", "laion");
        }
        return fixture;
    }

    private static byte[] withFooter(Consumer<FileMetaData> change) {
        try {
            return ShardFixture.rewriteFooter(fixture().bytes(), change);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory cannot fail", impossible);
        }
    }

    private static ColumnMetaData column(FileMetaData footer, int group, int column) {
        return footer.getRow_groups().get(group).getColumns().get(column).getMeta_data();
    }

    private static int indexOf(byte[] file, byte[] wanted, int from) {
        int at = from;
        while (!Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length)) {
            at++;
        }
        return at;
    }

    private static void read(byte[] file) throws IOException {
        ShardRow.readAll(new MemoryFile(file), ShardRow.SPARING);
    }
}
