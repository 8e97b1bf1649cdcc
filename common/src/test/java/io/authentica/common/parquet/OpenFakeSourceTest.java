package io.authentica.common.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFakeSourceTest {

    @TempDir
    Path directory = Path.of(".");

    @Test
    void filesAreInTheOrderOfTheirNumbers() {
        Source source = listed(
                "core",
                "core/train-00010-of-00032-00001.parquet",
                "core/train-00010-of-00032-00000.parquet",
                "core/validation-00000-of-00015.parquet",
                "core/train-9-of-00032-00003.parquet",
                "core/test-00001-of-00013.parquet",
                "core/test-00000-of-00013.parquet");

        assertThat(source.files())
                .extracting(SourceFile::name)
                .containsExactly(
                        "core/test-00000-of-00013.parquet",
                        "core/test-00001-of-00013.parquet",
                        "core/train-9-of-00032-00003.parquet",
                        "core/train-00010-of-00032-00000.parquet",
                        "core/train-00010-of-00032-00001.parquet",
                        "core/validation-00000-of-00015.parquet");
        assertThat(source.files())
                .extracting(SourceFile::split)
                .containsExactly(Split.TEST, Split.TEST, Split.TRAIN, Split.TRAIN, Split.TRAIN, Split.VALIDATION);
        assertThat(source.origin()).isEqualTo("hf://datasets/a/b@c1");
    }

    @Test
    void takesTheFilesOfOneConfiguration() {
        String[] names = {
            "README.md",
            "core/test-00000-of-00001.parquet",
            "core/deeper/test-00000-of-00001.parquet",
            "core/prompt-image_bank.csv",
            "reddit/test-00000-of-00002.parquet",
            "data/test-00000-of-00017.parquet",
            "test-00000-of-00003.parquet"
        };

        assertThat(listed("core", names).files())
                .extracting(SourceFile::name)
                .containsExactly("core/test-00000-of-00001.parquet");
        assertThat(listed("reddit", names).files())
                .extracting(SourceFile::name)
                .containsExactly("reddit/test-00000-of-00002.parquet");
        assertThat(listed("core", "data/test-00000-of-00017.parquet", "test-00000-of-00003.parquet")
                        .files())
                .extracting(SourceFile::name)
                .containsExactly("data/test-00000-of-00017.parquet");
        assertThat(listed("core", "x/test-00000-of-00017.parquet", "test-00000-of-00003.parquet")
                        .files())
                .extracting(SourceFile::name)
                .containsExactly("test-00000-of-00003.parquet");
    }

    @Test
    void refusesAListingWithoutShardsOrWithOthers() {
        assertThatThrownBy(() -> listed("reddit", "core/test-00000-of-00001.parquet"))
                .isInstanceOf(UserException.class)
                .hasMessage("hf://datasets/a/b@c1 must hold OpenFake's Parquet shards in the folder reddit"
                        + " but has none among 1 files");
        assertThatThrownBy(() -> listed("core", "core/metadata.parquet"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "core/metadata.parquet: a shard's name must be like train-00000-of-00032.parquet");
    }

    @Test
    void theFingerprintTellsFilesSizesAndRevisionsApart() {
        String name = "core/test-00000-of-00001.parquet";
        List<String> fingerprints = Stream.of(
                        source("c1", file(name, 10)),
                        source("c2", file(name, 10)),
                        source("c1", file(name, 11)),
                        source("c1", file("core/test-00001-of-00002.parquet", 10)))
                .map(Source::fingerprint)
                .toList();

        assertThat(fingerprints).doesNotHaveDuplicates();
        assertThat(fingerprints.get(0))
                .matches("1 files, 10 bytes, names and sizes [0-9a-f]{16}, revision c1")
                .isEqualTo(source("c1", file(name, 10)).fingerprint());
    }

    @Test
    void withoutValidationShardsFivePercentOfTrainingRowsBecomeValidationData() throws IOException {
        ShardFixture fixture = new ShardFixture().with(builder -> builder.withRowGroupRowCountLimit(400));
        for (int i = 0; i < 1000; i++) {
            fixture.newRow();
        }
        fixture.write(directory.resolve("data/train-00000-of-00001.parquet"));

        List<Split> splits = splits(0);

        assertThat(splits).hasSize(1000);
        assertThat(splits.stream().filter(split -> split == Split.VALIDATION).count())
                .isBetween(30L, 70L);
        assertThat(splits(0)).isEqualTo(splits);
        assertThat(splits(1)).isNotEqualTo(splits);
        // A hash of "0/validation/data/train-00000-of-00001.parquet/<row>" decides: computed with Python's hashlib.
        assertThat(validationRows(splits.subList(0, 60))).containsExactly(22, 28, 40, 44, 59);

        fixture.write(directory.resolve("data/validation-00000-of-00001.parquet"));
        assertThat(splits(0)).containsOnly(Split.TRAIN);
    }

    @Test
    void readsLocalShardsAndCountsWhatItReads() throws IOException {
        new ShardFixture()
                .add(new byte[] {5}, "real", "docci")
                .write(directory.resolve("core/test-00000-of-00001.parquet"));

        try (Source source = OpenFakeSource.of(directory, "core", 0);
                ChunkReader reader = source.files().get(0).open()) {
            BitSet first = new BitSet();
            first.set(0);
            reader.images(0, first, (row, image) -> assertThat(image).containsExactly(5));

            assertThat(source.origin()).isEqualTo(directory.getFileName().toString());
            assertThat(source.files().get(0).sizeBytes())
                    .isEqualTo(Files.size(directory.resolve("core/test-00000-of-00001.parquet")));
            assertThat(source.bytesRead()).isEqualTo(source.files().get(0).sizeBytes());
        }
    }

    private static List<Integer> validationRows(List<Split> splits) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < splits.size(); row++) {
            if (splits.get(row) == Split.VALIDATION) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<Split> splits(long seed) throws IOException {
        List<Split> splits = new ArrayList<>();
        try (Source source = OpenFakeSource.of(directory, "core", seed);
                ChunkReader reader = source.files().get(0).open()) {
            for (int chunk = 0; chunk < reader.chunkCount(); chunk++) {
                reader.labels(chunk).forEach(row -> splits.add(row.split()));
            }
        }
        return splits;
    }

    private static Source listed(String config, String... names) {
        List<ListedFile> files = Stream.of(names).map(name -> file(name, 10)).toList();
        return OpenFakeSource.of("hf://datasets/a/b@c1", "c1", files, config, 0, ReadAhead.REMOTE);
    }

    private static Source source(String revision, ListedFile file) {
        return OpenFakeSource.of("hf://datasets/a/b@c1", revision, List.of(file), "core", 0, ReadAhead.REMOTE);
    }

    private static ListedFile file(String name, long sizeBytes) {
        return new ListedFile(name, sizeBytes, () -> new MemoryFile(new byte[0]));
    }
}
