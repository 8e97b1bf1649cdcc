package io.authentica.evaluate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.ShardFixture;
import io.authentica.evaluate.score.EvaluatedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSourcesTest {

    @TempDir
    Path directory;

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private static String row(SourceImage image) throws IOException {
        EvaluatedImage facts = image.image();
        return String.join(
                " ",
                facts.id(),
                facts.label().id(),
                facts.generator(),
                facts.type(),
                facts.releaseDate(),
                facts.split().id(),
                new String(image.content().read(), StandardCharsets.UTF_8));
    }

    private static List<String> read(Path data, Split split, int from) throws Exception {
        List<String> rows = new ArrayList<>();
        try (ImageSource source = ImageSources.open(data, split)) {
            source.images(from, image -> rows.add(row(image)));
            assertThat(rows).hasSize(source.size() - from);
        }
        return rows;
    }

    @Test
    void takesTheSplitOfADataSet() throws Exception {
        write("metadata.csv", """
                file_name,prompt,label,model,type,release_date,split
                a.jpg,,real,clothing,,,test
                b.jpg,,fake,flux,base,2024-08,test
                c.jpg,,fake,flux,base,2024-08,train
                """);
        write("a.jpg", "A");
        write("b.jpg", "B");

        assertThat(read(directory, Split.TEST, 0))
                .containsExactly("a.jpg real clothing   test A", "b.jpg fake flux base 2024-08 test B");
        assertThat(read(directory, Split.TEST, 1)).containsExactly("b.jpg fake flux base 2024-08 test B");
        try (ImageSource source = ImageSources.open(directory, Split.TEST)) {
            assertThat(source.sha256()).isEqualTo(ManifestReader.read(directory).sha256());
        }
        assertThatThrownBy(() -> ImageSources.open(directory, Split.VALIDATION))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        directory + ": split validation must have images but has none (train 1, validation 0, test 2)");
    }

    @Test
    void takesPlainFoldersWhole() throws Exception {
        write("real/x/1.jpg", "A");
        write("real/2.png", "B");
        write("fake/flux/deep/3.webp", "C");
        write("fake/4.gif", "D");

        assertThat(read(directory, Split.VALIDATION, 0))
                .containsExactly(
                        "real/2.png real real   validation B",
                        "real/x/1.jpg real x   validation A",
                        "fake/4.gif fake unknown   validation D",
                        "fake/flux/deep/3.webp fake flux   validation C");
    }

    @Test
    void takesTheSplitOfFoldersThatHaveSplits() throws Exception {
        write("test/real/1.jpg", "A");
        write("train/fake/flux/2.jpg", "B");

        assertThat(read(directory, Split.TEST, 0)).containsExactly("test/real/1.jpg real real   test A");
        assertThatThrownBy(() -> ImageSources.open(directory, Split.VALIDATION))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        directory + ": split validation must have images but has none (train 1, validation 0, test 1)");
    }

    @Test
    void readsShardsWhereTheyLieAndGoesOnInTheMiddle() throws Exception {
        ShardFixture first = new ShardFixture();
        ShardFixture second = new ShardFixture();
        for (int i = 0; i < 6; i++) {
            first.add(("1-" + i).getBytes(StandardCharsets.UTF_8), i == 0 ? "real" : "fake", "m" + i);
            second.add(("2-" + i).getBytes(StandardCharsets.UTF_8), "real", "m" + i);
        }
        first.write(directory.resolve("core/test-00000-of-00002.parquet"));
        second.write(directory.resolve("core/test-00001-of-00002.parquet"));
        second.write(directory.resolve("core/train-00000-of-00001.parquet"));

        List<String> all = read(directory, Split.TEST, 0);

        assertThat(all).hasSize(12);
        assertThat(all.subList(0, 2))
                .containsExactly(
                        "core/test-00000-of-00002.parquet#0 real m0   test 1-0",
                        "core/test-00000-of-00002.parquet#1 fake m1   test 1-1");
        assertThat(all.get(11)).isEqualTo("core/test-00001-of-00002.parquet#5 real m5   test 2-5");
        // Row groups have four rows.
        for (int from = 0; from <= 12; from++) {
            assertThat(read(directory, Split.TEST, from)).isEqualTo(all.subList(from, 12));
        }
        assertThat(read(directory.resolve("core/test-00001-of-00002.parquet"), Split.TEST, 5))
                .containsExactly("test-00001-of-00002.parquet#5 real m5   test 2-5");
    }

    @Test
    void takesTheValidationRowsOfTrainingShardsWhereThereAreNoOthers() throws Exception {
        ShardFixture fixture = new ShardFixture();
        for (int i = 0; i < 60; i++) {
            fixture.add(new byte[] {'x'}, "fake", "m");
        }
        fixture.write(directory.resolve("data/train-00000-of-00001.parquet"));

        // The rows that OpenFakeSourceTest computed with Python's hashlib.
        assertThat(read(directory, Split.VALIDATION, 0))
                .extracting(row -> row.substring(row.indexOf('#') + 1, row.indexOf(' ')))
                .containsExactly("22", "28", "40", "44", "59");
        assertThat(read(directory, Split.TRAIN, 0)).hasSize(55);
    }

    @Test
    void refusesARowWithoutALabel() throws Exception {
        new ShardFixture().add(new byte[] {1}, "unsure", "m").write(directory.resolve("test-00000-of-00001.parquet"));

        assertThatThrownBy(() -> read(directory, Split.TEST, 0))
                .isInstanceOf(UserException.class)
                .hasMessage("test-00000-of-00001.parquet#0: label must be real or fake but was 'unsure'");
    }

    @Test
    void readsAListOfPaths() throws Exception {
        write("pictures/1.jpg", "A");
        write("lists/my.csv", """
                \uFEFFgenerator,path,label
                "flux, dev",../pictures/1.jpg,fake
                ,%s,real
                """.formatted(directory.resolve("pictures/1.jpg")));

        assertThat(read(directory.resolve("lists/my.csv"), Split.TEST, 0))
                .containsExactly(
                        "../pictures/1.jpg fake flux, dev   test A",
                        directory.resolve("pictures/1.jpg") + " real    test A");
    }

    @Test
    void saysWhatIsWrongInAList() throws Exception {
        assertListRefused("file,label\na,real\n", "line 1 must name the columns path and label but was file,label");
        assertListRefused(
                "path,label,colour\na,real,red\n",
                "columns must be path, label, generator, type or release_date but one is 'colour'");
        assertListRefused(
                "path,label,\na,real,1\n",
                "columns must be path, label, generator, type or release_date but one is ''");
        assertListRefused(
                "path,label,label\na,real,fake\n", "line 1 must name each column once but has two named 'label'");
        assertListRefused("path,label\na,real\nb,unsure\n", "line 3: label must be real or fake but was 'unsure'");
        assertListRefused("path,label\na,real\na,fake\n", "line 3: path must be there once but a is there twice");
        assertListRefused("path,label\na\n", "line 2 must have as many cells as line 1 but has 1");
        assertListRefused("path,label\n,real\n", "line 2: id must name the image but is empty");
        assertListRefused("path,label\n", "must have lines of images below the first but has none");
        assertListRefused("", "line 1 must name the columns path and label but was ");
    }

    private void assertListRefused(String content, String message) throws IOException {
        write("list.csv", content);
        Path list = directory.resolve("list.csv");
        assertThatThrownBy(() -> ImageSources.open(list, Split.TEST))
                .isInstanceOf(UserException.class)
                .hasMessage(list + ": " + message);
    }

    @Test
    void saysWhatDataMayBe() {
        assertThatThrownBy(() -> ImageSources.open(directory, Split.TEST))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "--data must be a directory with metadata.csv, with real/ and fake/<generator>/ or with OpenFake's"
                                + " Parquet shards, one such shard, or a CSV file with the columns path and label, but was "
                                + directory);
        assertThatThrownBy(() -> ImageSources.open(directory.resolve("none"), Split.TEST))
                .isInstanceOf(UserException.class)
                .hasMessageEndingWith("but was " + directory.resolve("none"));
    }

    @Test
    void tellsStatesOfTheDataApart() throws Exception {
        write("real/1.jpg", "A");
        String before = sha256();
        assertThat(sha256()).isEqualTo(before).matches("[0-9a-f]{64}");

        write("real/2.jpg", "B");

        assertThat(sha256()).isNotEqualTo(before);
    }

    private String sha256() throws IOException {
        try (ImageSource source = ImageSources.open(directory, Split.TEST)) {
            return source.sha256();
        }
    }
}
