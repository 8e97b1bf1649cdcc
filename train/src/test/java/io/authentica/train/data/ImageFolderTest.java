package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.DirectoryTree;
import io.authentica.common.data.Label;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

    @TempDir
    Path directory = Path.of(".");

    @Test
    void splitsEveryGeneratorEightyTenTen() throws IOException {
        for (int i = 0; i < 30; i++) {
            put("real/" + i + ".png", i);
            put("fake/flux/deep/" + i + ".png", 100 + i);
            if (i < 10) {
                put("fake/sdxl/" + i + ".PNG", 200 + i);
            }
        }

        List<Sample> samples = prepare(0);

        Map<String, Long> counts = samples.stream()
                .collect(Collectors.groupingBy(
                        sample -> sample.generator() + " " + sample.split().id(), Collectors.counting()));
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
        Set<Sample> before = new HashSet<>(prepare(0));
        for (int i = 0; i < 40; i++) {
            Files.move(source("real/" + i + ".png"), source("real/renamed-" + (40 - i) + ".png"));
        }
        DirectoryTree.delete(directory.resolve("out"));
        assertThat(prepare(0)).containsExactlyInAnyOrderElementsOf(before);
        DirectoryTree.delete(directory.resolve("out"));
        assertThat(new HashSet<>(prepare(1))).hasSize(40).isNotEqualTo(before);
    }

    @Test
    void keepsTheSplitsThatTheFoldersGive() throws IOException {
        put("train/real/a.png", 1);
        put("train/fake/flux/b.png", 2);
        put("test/real/docci/c.png", 3);
        put("test/fake/d.png", 4);

        assertThat(prepare(0))
                .extracting(Sample::split, Sample::label, Sample::generator)
                .containsExactlyInAnyOrder(
                        tuple(Split.TRAIN, Label.REAL, "real"),
                        tuple(Split.TRAIN, Label.FAKE, "flux"),
                        tuple(Split.TEST, Label.REAL, "docci"),
                        tuple(Split.TEST, Label.FAKE, "unknown"));
    }

    @Test
    void leavesOutFilesThatAreNoImagesAndListsBrokenOnes() throws IOException {
        put("real/a.png", 1);
        Files.writeString(source("real/notes.txt"), "x");
        Files.writeString(source("real/.hidden.png"), "x");
        Files.writeString(source("real/broken.jpg"), "x");

        assertThat(prepare(0)).hasSize(1);
        assertThat(Files.readAllLines(directory.resolve("out/rejected.csv")))
                .containsExactly(
                        "source,row,path,reason",
                        "real/a.png,1,real/broken.jpg,\"not an image in JPEG, PNG, WebP, GIF, BMP or TIFF format\"");
    }

    @Test
    void refusesFoldersAtTheTopAndWithinSplits() throws IOException {
        put("real/a.png", 1);
        put("test/fake/flux/b.png", 2);

        assertThatThrownBy(() -> prepare(0))
                .isInstanceOf(UserException.class)
                .hasMessage(source("") + " must have real/ and fake/ either at its top or within test/ but has both");
    }

    @Test
    void saysWhatASourceMayBe() throws IOException {
        Files.createDirectories(source("images"));

        assertThatThrownBy(() -> prepare(0))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        source("") + " must hold OpenFake's Parquet shards, or images in real/ and fake/");
    }

    private Path source(String name) {
        Path source = directory.resolve("source");
        return name.isEmpty() ? source : source.resolve(name);
    }

    private void put(String name, int number) throws IOException {
        Files.createDirectories(Objects.requireNonNull(source(name).getParent()));
        Files.write(source(name), ShardFixture.png(number));
    }

    private List<Sample> prepare(long seed) throws IOException {
        Path out = directory.resolve("out");
        Preparation.run(PrepareOptionsFixture.of(source("").toString(), out, seed));
        return ManifestReader.read(out).samples();
    }
}
