package io.authentica.common.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;

class OpenFakeShardTest {

    @Test
    void readsAllRowsOfAllRowGroupsInOrder() throws IOException {
        ShardFixture fixture = new ShardFixture();
        for (int i = 0; i < 2 * ShardFixture.ROWS_PER_GROUP + 1; i++) {
            fixture.add(("image " + i).getBytes(StandardCharsets.UTF_8), i % 2 == 0 ? "real" : "fake", "m" + i);
        }

        List<ShardRow> rows = read(fixture);

        assertThat(rows).extracting(row -> row.metadata().row()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(rows.get(8).image()).isEqualTo("image 8".getBytes(StandardCharsets.UTF_8));
        assertThat(rows.get(7).metadata())
                .isEqualTo(new RowMetadata(7, Split.TEST, "m7-8.png", "", "fake", "m7", "", ""));
    }

    @Test
    void saysHowManyRowsAndImageBytesAChunkHas() throws IOException {
        ShardFixture fixture = new ShardFixture();
        for (int i = 0; i < ShardFixture.ROWS_PER_GROUP + 1; i++) {
            fixture.add(new byte[10_000], "fake", "flux");
        }

        try (ChunkReader reader = ShardRow.open(new MemoryFile(fixture.bytes()))) {
            assertThat(reader.chunkCount()).isEqualTo(2);
            assertThat(reader.rowCount(0)).isEqualTo(4);
            assertThat(reader.rowCount(1)).isEqualTo(1);
            assertThat(reader.imageBytes(0)).isBetween(40_000L, 40_200L);
            assertThat(reader.imageBytes(1)).isBetween(10_000L, 10_100L);
        }
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

        List<ShardRow> rows = read(fixture);

        assertThat(rows)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new ShardRow(
                                new RowMetadata(0, Split.TEST, "p.jpg", "ein Bär", "fake", "flux", "lora", "2024-08"),
                                new byte[] {7}),
                        new ShardRow(new RowMetadata(1, Split.TEST, "", "", "", "", "", ""), new byte[0]),
                        new ShardRow(new RowMetadata(2, Split.TEST, "only a path", "", "", "", "", ""), new byte[0]));
    }

    @Test
    void readsTheEarlyLayouts() throws IOException {
        ShardFixture misspelt = new ShardFixture(ShardFixture.SCHEMA.replace("release_date", "realease_date"));
        misspelt.add(new byte[] {1}, "fake", "flux");
        misspelt.newRow().append("realease_date", "2023-07");
        String fourColumns =
                "message schema { optional group image { optional binary bytes; optional binary path (STRING); }"
                        + " optional binary prompt; required binary label; required binary model; }";
        ShardFixture early = new ShardFixture(fourColumns).add(new byte[] {2}, "real", "laion");

        assertThat(read(misspelt))
                .extracting(row -> row.metadata().releaseDate())
                .containsExactly("", "2023-07");
        assertThat(read(early))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new ShardRow(
                        new RowMetadata(0, Split.TEST, "laion-1.png", "", "real", "laion", "", ""), new byte[] {2}));
    }

    @Test
    void takesAColumnOfWhichArrowSawOnlyNullsForEmpty() throws IOException {
        String columns = ShardFixture.SCHEMA.replace(
                "optional binary release_date (STRING)", "optional int32 release_date (UNKNOWN)");
        ShardFixture fixture = new ShardFixture(columns).add(new byte[] {1}, "fake", "flux");

        assertThat(read(fixture))
                .extracting(ShardRow::metadata)
                .containsExactly(new RowMetadata(0, Split.TEST, "flux-1.png", "", "fake", "flux", "", ""));
    }

    @Test
    void readsImagesOfChosenRowsOnly() throws IOException {
        ShardFixture fixture = new ShardFixture();
        for (int i = 0; i < 2 * ShardFixture.ROWS_PER_GROUP; i++) {
            fixture.add(new byte[] {(byte) i}, "real", "laion");
        }
        BitSet rows = new BitSet();
        rows.set(1);
        rows.set(3);

        List<String> images = new ArrayList<>();
        try (ChunkReader reader = ShardRow.open(new MemoryFile(fixture.bytes()))) {
            reader.images(1, rows, (row, image) -> images.add(row + ": " + image[0]));
            reader.images(0, new BitSet(), (row, image) -> images.add("none was asked for"));
        }

        assertThat(images).containsExactly("1: 5", "3: 7");
    }

    @Test
    void refusesRowsThatTheChunkDoesNotHave() throws IOException {
        ShardFixture fixture = new ShardFixture().add(new byte[1], "real", "laion");
        BitSet rows = new BitSet();
        rows.set(1);

        try (ChunkReader reader = ShardRow.open(new MemoryFile(fixture.bytes()))) {
            assertThatThrownBy(() -> reader.images(0, rows, (row, image) -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rows must be below 1 but were {1}");
        }
    }

    @Test
    void labelsLeaveOutPromptAndPath() throws IOException {
        ShardFixture fixture = new ShardFixture();
        fixture.add(new byte[1], "fake", "flux");
        fixture.newRow()
                .append("prompt", "a bear")
                .append("label", "real")
                .append("model", "laion")
                .append("type", "real")
                .append("release_date", "2020");

        try (ChunkReader reader = ShardRow.open(new MemoryFile(fixture.bytes()))) {
            assertThat(reader.labels(0))
                    .containsExactly(
                            new RowMetadata(0, Split.TEST, "", "", "fake", "flux", "", ""),
                            new RowMetadata(1, Split.TEST, "", "", "real", "laion", "real", "2020"));
        }
    }

    @Test
    void whatTheConsumerThrowsIsNotTheFilesFault() throws IOException {
        ShardFixture fixture = new ShardFixture().add(new byte[1], "real", "laion");
        BitSet rows = new BitSet();
        rows.set(0);

        try (ChunkReader reader = ShardRow.open(new MemoryFile(fixture.bytes()))) {
            assertThatThrownBy(() -> reader.images(0, rows, (row, image) -> {
                        throw new IOException("disk full");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
        }
    }

    @Test
    void refusesSchemasWithoutTheNecessaryColumns() throws IOException {
        MemoryFile noModel = new MemoryFile(new ShardFixture("message schema { optional binary label; }").bytes());
        assertThatThrownBy(() -> ShardRow.open(noModel))
                .isInstanceOf(UserException.class)
                .hasMessage("shard must have a column model but has label");
        assertThat(noModel.isClosed()).isTrue();

        ShardFixture noImage = new ShardFixture("message schema { optional binary label; optional binary model; }");
        noImage.newRow().append("model", "laion");
        try (ChunkReader reader = ShardRow.open(new MemoryFile(noImage.bytes()))) {
            assertThat(reader.metadata(0)).containsExactly(new RowMetadata(0, Split.TEST, "", "", "", "laion", "", ""));
            assertThat(reader.imageBytes(0)).isZero();
            assertThatThrownBy(() -> reader.images(0, new BitSet(), (row, image) -> {}))
                    .isInstanceOf(UserException.class)
                    .hasMessage("shard must have a column image with a field bytes but has label, model");
        }

        ShardFixture number = new ShardFixture("message schema { optional int64 label; optional binary model; }");
        assertThatThrownBy(() -> read(number))
                .isInstanceOf(UserException.class)
                .hasMessage("shard: column label must be of Parquet type binary but is optional int64 label");

        ShardFixture repeated = new ShardFixture("message schema { required binary label; required binary model;"
                + " repeated group image { optional binary bytes; } }");
        assertThatThrownBy(() -> read(repeated))
                .isInstanceOf(UserException.class)
                .hasMessage("shard: column image.bytes must be of Parquet type binary but is optional binary bytes");
    }

    private static List<ShardRow> read(ShardFixture fixture) throws IOException {
        return ShardRow.readAll(new MemoryFile(fixture.bytes()), ReadAhead.LOCAL);
    }
}
