package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFakeShardTest {

    @TempDir
    Path directory = Path.of(".");

    @Test
    void readsAllRowsOfAllRowGroupsInOrder() throws IOException {
        ShardFixture fixture = new ShardFixture();
        for (int i = 0; i < 2 * ShardFixture.ROWS_PER_GROUP + 1; i++) {
            fixture.add(("image " + i).getBytes(StandardCharsets.UTF_8), i % 2 == 0 ? "real" : "fake", "m" + i);
        }

        List<SourceRow> rows = read(write(fixture), true);

        assertThat(rows).extracting(SourceRow::index).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(rows.get(8).image()).isEqualTo("image 8".getBytes(StandardCharsets.UTF_8));
        assertThat(rows.get(7).label()).isEqualTo("fake");
        assertThat(rows.get(7).model()).isEqualTo("m7");
        assertThat(rows.get(7).path()).isEqualTo("m7-8.png");
        assertThat(OpenFakeShard.rowCount("shard", new LocalInputFile(file()))).isEqualTo(9);
    }

    @Test
    void readsEveryColumnAndTakesNullsForEmpty() throws IOException {
        ShardFixture fixture = new ShardFixture();
        Group full = fixture.newRow();
        full.addGroup("image")
                .append("bytes", Binary.fromConstantByteArray(new byte[] {7}))
                .append("path", "p.jpg");
        full.append("prompt", "ein Bär").append("label", "fake").append("model", "flux");
        full.append("type", "lora").append("release_date", "2024-08");
        fixture.newRow();
        fixture.newRow().addGroup("image").append("path", "only a path");

        List<SourceRow> rows = read(write(fixture), true);

        assertThat(rows)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new SourceRow(
                                0, Split.TEST, new byte[] {7}, "p.jpg", "ein Bär", "fake", "flux", "lora", "2024-08"),
                        new SourceRow(1, Split.TEST, new byte[0], "", "", "", "", "", ""),
                        new SourceRow(2, Split.TEST, new byte[0], "only a path", "", "", "", "", ""));
    }

    @Test
    void readsTheEarlyLayouts() throws IOException {
        String columns = ShardFixture.SCHEMA.replace("release_date", "realease_date");
        ShardFixture misspelt = new ShardFixture(columns);
        misspelt.add(new byte[] {1}, "fake", "flux");
        misspelt.newRow().append("realease_date", "2023-07");
        String fourColumns =
                "message schema { optional group image { optional binary bytes; optional binary path (STRING); }"
                        + " optional binary prompt; required binary label; required binary model; }";
        ShardFixture early = new ShardFixture(fourColumns).add(new byte[] {2}, "real", "laion");

        assertThat(read(write(misspelt), true))
                .extracting(SourceRow::releaseDate)
                .containsExactly("", "2023-07");
        Files.delete(file());
        assertThat(read(write(early), true))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new SourceRow(0, Split.TEST, new byte[] {2}, "laion-1.png", "", "real", "laion", "", ""));
    }

    @Test
    void leavesImagesUnreadWhereOnlyMetadataAreAskedFor() throws IOException {
        ShardFixture fixture = new ShardFixture();
        byte[] incompressible = new byte[200_000];
        new SplittableRandom(1).nextBytes(incompressible);
        for (int i = 0; i < 5; i++) {
            fixture.add(incompressible, "fake", "flux");
        }
        CountingFile counting = new CountingFile(new LocalInputFile(write(fixture)));

        List<SourceRow> rows = read(counting, false);

        assertThat(rows).extracting(SourceRow::model).containsExactly("flux", "flux", "flux", "flux", "flux");
        assertThat(rows).allSatisfy(row -> assertThat(row.image()).isEmpty());
        assertThat(counting.bytesRead).isLessThan(20_000);
    }

    @Test
    void refusesAFileThatIsNotParquetOrCutShort() throws IOException {
        Path shard = write(new ShardFixture().add(new byte[100], "real", "laion"));
        byte[] bytes = Files.readAllBytes(shard);
        Files.write(shard, Arrays.copyOf(bytes, bytes.length - 1));

        assertThatThrownBy(() -> read(shard, true))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("shard must be a complete Parquet file: ");
    }

    @Test
    void namesTheRowWhereAPageIsDamaged() throws IOException {
        ShardFixture fixture = new ShardFixture();
        for (int i = 0; i < ShardFixture.ROWS_PER_GROUP; i++) {
            fixture.add(ShardFixture.png(i), "real", "laion");
        }
        Path shard = write(fixture);
        byte[] bytes = Files.readAllBytes(shard);
        // Somewhere within the first page of the image column: after the magic number and the page's header.
        Arrays.fill(bytes, 60, 120, (byte) 0xFF);
        Files.write(shard, bytes);

        assertThatThrownBy(() -> read(shard, true))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("shard is damaged at row 0: ");
    }

    @Test
    void refusesSchemasWithoutTheNecessaryColumns() throws IOException {
        Path noModel = write(new ShardFixture("message schema { optional binary label; }"));
        assertThatThrownBy(() -> read(noModel, false))
                .isInstanceOf(UserException.class)
                .hasMessage("shard must have a column model but has label");
        Files.delete(noModel);

        Path noImage = write(new ShardFixture("message schema { optional binary label; optional binary model; }"));
        assertThat(read(noImage, false)).isEmpty();
        assertThatThrownBy(() -> read(noImage, true))
                .isInstanceOf(UserException.class)
                .hasMessage("shard must have a column image with a field bytes but has label, model");
        Files.delete(noImage);

        Path number = write(new ShardFixture("message schema { optional int64 label; optional binary model; }"));
        assertThatThrownBy(() -> read(number, false))
                .isInstanceOf(UserException.class)
                .hasMessage("shard: column label must be of Parquet type binary but is optional int64 label");
    }

    private Path file() {
        return directory.resolve("shard.parquet");
    }

    private Path write(ShardFixture fixture) throws IOException {
        fixture.write(file());
        return file();
    }

    private static List<SourceRow> read(Path file, boolean withImages) throws IOException {
        return read(new LocalInputFile(file), withImages);
    }

    private static List<SourceRow> read(InputFile file, boolean withImages) throws IOException {
        List<SourceRow> rows = new ArrayList<>();
        try (RowSource source = OpenFakeShard.open("shard", file, index -> Split.TEST, withImages)) {
            for (Optional<SourceRow> row = source.next(); row.isPresent(); row = source.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    /** An input file as a remote one would be: it counts what is asked of it. */
    private static final class CountingFile implements InputFile {

        private final InputFile file;
        private long bytesRead;

        CountingFile(InputFile file) {
            this.file = file;
        }

        @Override
        public long getLength() throws IOException {
            return file.getLength();
        }

        @Override
        public SeekableInputStream newStream() throws IOException {
            SeekableInputStream stream = file.newStream();
            return new DelegatingSeekableInputStream(stream) {
                @Override
                public int read() throws IOException {
                    bytesRead++;
                    return stream.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int count = stream.read(bytes, offset, length);
                    bytesRead += count;
                    return count;
                }

                @Override
                public void readFully(byte[] bytes, int offset, int length) throws IOException {
                    bytesRead += length;
                    stream.readFully(bytes, offset, length);
                }

                @Override
                public long getPos() throws IOException {
                    return stream.getPos();
                }

                @Override
                public void seek(long position) throws IOException {
                    stream.seek(position);
                }
            };
        }
    }
}
