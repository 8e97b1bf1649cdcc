package io.authentica.train.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.ChunkReader;
import io.authentica.common.parquet.RowMetadata;
import io.authentica.common.parquet.ShardFixture;
import io.authentica.common.parquet.Source;
import io.authentica.common.parquet.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

    @TempDir
    Path directory = Path.of(".");

    @Test
    void saysWhatASourceMayBe() {
        assertThatThrownBy(() -> Sources.open(directory.resolve("none").toString(), "core", 0))
                .isInstanceOf(UserException.class)
                .hasMessage("--source must be a directory but was " + directory.resolve("none"));
        assertThatThrownBy(() -> Sources.open(directory.toString(), "core", 0))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(directory + " must hold OpenFake's Parquet shards, or images in real/ and");
    }

    @Test
    void splitsEveryGeneratorEightyTenTen() throws IOException {
        for (int i = 0; i < 30; i++) {
            put("real/" + i + ".png", i);
            put("fake/flux/deep/" + i + ".png", 100 + i);
            if (i < 10) {
                put("fake/sdxl/" + i + ".PNG", 200 + i);
            }
        }

        Map<String, Long> counts = rows(0).stream()
                .collect(Collectors.groupingBy(
                        row -> row.model() + " " + row.split().id(), Collectors.counting()));

        assertThat(counts)
                .isEqualTo(Map.of(
                        "real train", 24L,
                        "real validation", 3L,
                        "real test", 3L,
                        "flux train", 24L,
                        "flux validation", 3L,
                        "flux test", 3L,
                        "sdxl train", 8L,
                        "sdxl validation", 1L,
                        "sdxl test", 1L));
    }

    @Test
    void theSplitDependsOnTheContentAndTheSeedAndNotOnNames() throws IOException {
        for (int i = 0; i < 40; i++) {
            put("real/" + i + ".png", i);
        }
        Map<String, Split> before = splitsByContent(0);
        assertThat(splitsByContent(1)).hasSize(40).isNotEqualTo(before);
        for (int i = 0; i < 40; i++) {
            Files.move(directory.resolve("real/" + i + ".png"), directory.resolve("real/renamed-" + (40 - i) + ".png"));
        }

        assertThat(splitsByContent(0)).isEqualTo(before);
    }

    @Test
    void keepsTheSplitsThatTheFoldersGive() throws IOException {
        put("train/real/a.png", 1);
        put("train/fake/flux/b.png", 2);
        put("test/real/docci/c.png", 3);
        put("test/fake/d.png", 4);

        assertThat(rows(0))
                .extracting(RowMetadata::path, RowMetadata::split, RowMetadata::label, RowMetadata::model)
                .containsExactly(
                        tuple("train/real/a.png", Split.TRAIN, "real", "real"),
                        tuple("train/fake/flux/b.png", Split.TRAIN, "fake", "flux"),
                        tuple("test/real/docci/c.png", Split.TEST, "real", "docci"),
                        tuple("test/fake/d.png", Split.TEST, "fake", "unknown"));
    }

    @Test
    void itsFilesAreBatchesOfOneSplit() throws IOException {
        for (int i = 0; i < 257; i++) {
            put("train/real/" + (1000 + i) + ".png", i);
        }
        put("test/fake/flux/b.png", 2);

        try (Source source = Sources.open(directory.toString(), "core", 0)) {
            assertThat(source.files())
                    .extracting(SourceFile::name, SourceFile::split)
                    .containsExactly(
                            tuple("train/real/1000.png", Split.TRAIN),
                            tuple("train/real/1256.png", Split.TRAIN),
                            tuple("test/fake/flux/b.png", Split.TEST));
            assertThat(source.fingerprint()).startsWith("258 files, ");
        }
    }

    @Test
    void readsChosenImagesAndLeavesOutFilesThatAreNone() throws IOException {
        put("train/real/a.png", 1);
        put("train/real/b.png", 2);
        Files.writeString(directory.resolve("train/real/notes.txt"), "x");
        Files.writeString(directory.resolve("train/real/.hidden.png"), "x");
        BitSet second = new BitSet();
        second.set(1);

        try (Source source = Sources.open(directory.toString(), "core", 0);
                ChunkReader reader = source.files().get(0).open()) {
            assertThat(reader.chunkCount()).isEqualTo(1);
            assertThat(reader.rowCount(0)).isEqualTo(2);
            reader.images(0, second, (row, image) -> {
                assertThat(row).isEqualTo(1);
                assertThat(image).isEqualTo(ShardFixture.png(2));
            });
            assertThat(source.bytesRead()).isEqualTo(ShardFixture.png(2).length);
            assertThat(reader.imageBytes(0)).isEqualTo(ShardFixture.png(1).length + ShardFixture.png(2).length);
        }
    }

    @Test
    void refusesFoldersAtTheTopAndWithinSplits() throws IOException {
        put("real/a.png", 1);
        put("test/fake/flux/b.png", 2);

        assertThatThrownBy(() -> rows(0))
                .isInstanceOf(UserException.class)
                .hasMessage(directory + " must have real/ and fake/ either at its top or within test/ but has both");
    }

    private void put(String name, int number) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, ShardFixture.png(number));
    }

    private List<RowMetadata> rows(long seed) throws IOException {
        List<RowMetadata> rows = new ArrayList<>();
        try (Source source = Sources.open(directory.toString(), "core", seed)) {
            for (SourceFile file : source.files()) {
                try (ChunkReader reader = file.open()) {
                    rows.addAll(reader.metadata(0));
                }
            }
        }
        return rows;
    }

    private Map<String, Split> splitsByContent(long seed) throws IOException {
        Map<String, Split> splits = new TreeMap<>();
        for (RowMetadata row : rows(seed)) {
            splits.put(Arrays.toString(Files.readAllBytes(directory.resolve(row.path()))), row.split());
        }
        return splits;
    }
}
