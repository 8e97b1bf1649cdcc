package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.ShardFixture;
import io.authentica.train.data.plan.HeldOutGenerators;
import io.authentica.train.data.plan.PlanOptions;
import io.authentica.train.data.plan.PublishedSplits;
import io.authentica.train.data.plan.Quotas;
import io.authentica.train.data.plan.RowFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

    private static final Quotas ALL = Quotas.NONE;

    @TempDir
    Path directory = Path.of(".");

    private Path source = Path.of(".");

    @BeforeEach
    void makeSource() throws IOException {
        source = Files.createDirectory(directory.resolve("openfake"));
    }

    @Test
    void writesOriginalBytesUnderTheHashOfTheirContent() throws IOException {
        byte[] png = ShardFixture.png(1);
        ShardFixture fixture = new ShardFixture();
        Group row = fixture.newRow();
        row.addGroup("image").append("bytes", Binary.fromConstantByteArray(png));
        row.append("label", "fake").append("model", "FLUX.1/dev pro").append("prompt", "a, \"b\"");
        row.append("type", "Base").append("release_date", "2024-08");
        fixture.write(source.resolve("core/train-00000-of-00001-00000.parquet"));
        new ShardFixture()
                .add(ShardFixture.png(2), "real", "docci")
                .write(source.resolve("core/validation-00000-of-00001.parquet"));

        String summary = prepare("out", ALL, 0, 2);

        String name = "train/fake/flux.1_dev_pro/" + ContentName.sha256Hex(png).substring(0, 24) + ".png";
        Path out = directory.resolve("out");
        assertThat(ManifestReader.read(out).samples().get(0))
                .isEqualTo(new Sample(name, "a, \"b\"", Label.FAKE, "FLUX.1/dev pro", "Base", "2024-08", Split.TRAIN));
        assertThat(out.resolve(name)).hasBinaryContent(png);
        assertThat(summary)
                .contains("| train | fake | FLUX.1/dev pro | 1 | PNG 1 | 5 | 3 | 0.0 |")
                .contains("| validation | real | all | 1 | | | | |")
                .isEqualTo(Files.readString(out.resolve("summary.md")));
        assertThat(out.toFile().list())
                .containsExactlyInAnyOrder(
                        "metadata.csv", "rejected.csv", "summary.md", "preparation.txt", "train", "validation");
    }

    @Test
    void carvesValidationOutOfTrainingDataWhereVersion1HasNone() throws IOException {
        ShardFixture train = new ShardFixture();
        for (int i = 0; i < 200; i++) {
            train.add(ShardFixture.png(i), i % 2 == 0 ? "real" : "fake", "m");
        }
        train.write(source.resolve("data/train-00000-of-00526.parquet"));
        new ShardFixture()
                .add(ShardFixture.png(900), "real", "m")
                .write(source.resolve("data/test-00000-of-00017.parquet"));

        prepare("out", ALL, 0, 1);

        // Counted apart from this code: sha256("0/validation/data/train-00000-of-00526.parquet/<row>"), first 8 bytes
        // mod 100 < 5.
        assertThat(splits("out"))
                .containsEntry(Split.VALIDATION, 12L)
                .containsEntry(Split.TRAIN, 200L - 12L)
                .containsEntry(Split.TEST, 1L);
    }

    @Test
    void listsRowsThatCannotBeUsedAndReplacesNone() throws IOException {
        byte[] cut = Arrays.copyOf(ShardFixture.png(4), ShardFixture.png(4).length - 20);
        MemorySource rows = new MemorySource()
                .file("t", Split.TEST)
                .chunk()
                .row("real", "docci", "", "")
                .row("fake", "flux", "", "", "no image".getBytes(StandardCharsets.UTF_8))
                .row("fake", "flux", "", "", new byte[0])
                .row("Fake", "flux", "", "")
                .chunk()
                .row("fake", " ", "", "")
                .row("fake", "flux", "", "", cut);

        String summary = prepare("out", rows).summary();

        Path out = directory.resolve("out");
        assertThat(ManifestReader.read(out).samples()).hasSize(1);
        List<String> rejected = Files.readAllLines(out.resolve("rejected.csv"));
        assertThat(rejected.subList(0, 5))
                .containsExactly(
                        "source,row,path,reason",
                        "t,1,p1.png,\"not an image in JPEG, PNG, WebP, GIF, BMP or TIFF format\"",
                        "t,2,p2.png,the file is empty",
                        "t,3,p3.png,label must be real or fake but was 'Fake'",
                        "t,4,p4.png,model must not be empty");
        assertThat(rejected).hasSize(6).last().asString().startsWith("t,5,p5.png,damaged");
        assertThat(summary).contains("Rows left out: 5 unusable, 0 with the same bytes as another.");
    }

    @Test
    void keepsOneOfEqualImagesAndPrefersTestThenValidation() throws IOException {
        byte[] everywhere = ShardFixture.png(1);
        byte[] inTrain = ShardFixture.png(2);
        MemorySource rows = new MemorySource()
                .file("train", Split.TRAIN)
                .chunk()
                .row("fake", "flux", "", "", everywhere)
                .row("fake", "flux", "", "", inTrain)
                .chunk()
                .row("fake", "flux", "", "", inTrain)
                .row("real", "docci", "", "", inTrain)
                .file("validation", Split.VALIDATION)
                .chunk()
                .row("fake", "flux", "", "", everywhere)
                .file("test", Split.TEST)
                .chunk()
                .row("fake", "flux", "", "", everywhere);

        String summary = prepare("out", rows).summary();

        Path out = directory.resolve("out");
        assertThat(ManifestReader.read(out).samples())
                .extracting(Sample::fileName)
                .containsExactly(
                        "train/fake/flux/" + ContentName.sha256Hex(inTrain).substring(0, 24) + ".png",
                        "test/fake/flux/" + ContentName.sha256Hex(everywhere).substring(0, 24) + ".png");
        assertThat(TreeBytes.of(out).keySet())
                .filteredOn(name -> name.endsWith(".png"))
                .hasSize(2);
        assertThat(Files.readAllLines(out.resolve("rejected.csv")))
                .containsExactly(
                        "source,row,path,reason",
                        "train,0,p0.png,same bytes as row 0 of test",
                        "train,2,p2.png,same bytes as row 1 of train",
                        "train,3,p3.png,\"same bytes as row 1 of train, where the label is the other one\"",
                        "validation,0,p0.png,same bytes as row 0 of test");
        assertThat(summary).contains("Rows left out: 0 unusable, 4 with the same bytes as another.");
    }

    @Test
    void fetchesOnlyTheChunksThatThePlanNeeds() throws IOException {
        MemorySource rows = new MemorySource().file("train", Split.TRAIN);
        for (int chunk = 0; chunk < 10; chunk++) {
            rows.chunk();
            for (int i = 0; i < 4; i++) {
                rows.row("fake", "flux", "", "").row("real", "laion", "", "");
            }
        }
        PlanOptions sixOfEach = new PlanOptions(
                RowFilter.NONE,
                new PublishedSplits(),
                false,
                new Quotas(OptionalInt.of(6), new Quotas.Reals.Balanced()));

        Traffic traffic = Preparation.run(
                        PrepareOptionsFixture.of("memory", directory.resolve("out"), sixOfEach, 3, 2), rows)
                .traffic()
                .orElseThrow();

        assertThat(rows.fetched).hasSize(2);
        assertThat(traffic.chunksFetched()).isEqualTo(2);
        assertThat(traffic.chunksInAll()).isEqualTo(10);
        assertThat(ManifestReader.read(directory.resolve("out")).samples()).hasSize(12);
    }

    @Test
    void saysWhatWasLeftOutAndWhy() throws IOException {
        MemorySource rows = new MemorySource()
                .file("train", Split.TRAIN)
                .chunk()
                .row("real", "laion", "a cat", "")
                .row("fake", "Sora-2", "", "")
                .row("fake", "sora-2-pro", "", "")
                .file("test", Split.TEST)
                .chunk()
                .row("fake", "flux", "", "")
                .row("real", "docci", "A Cat", "");
        PlanOptions options = new PlanOptions(
                RowFilter.NONE,
                new HeldOutGenerators(List.of("sora-2")),
                false,
                new Quotas(OptionalInt.of(2), ALL.reals()));

        String summary = Preparation.run(
                        PrepareOptionsFixture.of("memory", directory.resolve("out"), options, 3, 2), rows)
                .summary();

        assertThat(summary)
                .contains("| --source | memory (2 files) |")
                .contains("| 1 | by a generator whose name resembles a held-out one | sora-2-pro |")
                .contains("| 1 | published in test, but by a generator that training sees | flux |")
                .contains("| 1 | with a prompt that occurs in test |  |")
                .contains("| test | sora-2 | 2 | 1 |")
                .contains("| test | fake | Sora-2 | 1 |");
    }

    @Test
    void failsWhereNothingIsLeft() {
        MemorySource rows =
                new MemorySource().file("train", Split.TRAIN).chunk().row("fake", "flux", "", "");
        PlanOptions options = new PlanOptions(
                new RowFilter(Set.of(Split.values()), Set.of(), Set.of("flux"), Optional.empty(), Optional.empty()),
                new PublishedSplits(),
                false,
                ALL);

        assertThatThrownBy(() -> Preparation.run(
                        PrepareOptionsFixture.of("memory", directory.resolve("out"), options, 3, 2), rows))
                .isInstanceOf(UserException.class)
                .hasMessage("no image is left of the 1 rows: 1 by an excluded generator");
    }

    @Test
    void takesNoMoreThanTheQuotasAllowInEverySplit() throws IOException {
        writeBalancedShards();

        prepare("out", new Quotas(OptionalInt.of(3), new Quotas.Reals.AtMost(5)), 7, 2);

        Map<String, Long> counts = ManifestReader.read(directory.resolve("out")).samples().stream()
                .collect(Collectors.groupingBy(
                        sample -> sample.split().id() + " " + sample.generator(), Collectors.counting()));
        assertThat(counts)
                .containsEntry("train flux", 3L)
                .containsEntry("train sdxl", 3L)
                .containsEntry("test flux", 3L)
                .containsEntry("test sdxl", 3L);
        assertThat(counts.getOrDefault("train laion", 0L) + counts.getOrDefault("train docci", 0L))
                .isEqualTo(5);
        assertThat(counts.getOrDefault("test laion", 0L) + counts.getOrDefault("test docci", 0L))
                .isEqualTo(5);
    }

    @Test
    void sameSeedGivesTheSameBytesWhateverTheThreads() throws IOException {
        writeBalancedShards();
        Quotas quotas = new Quotas(OptionalInt.of(3), new Quotas.Reals.AtMost(5));

        prepare("one", quotas, 7, 1);
        prepare("four", quotas, 7, 4);
        prepare("other", quotas, 8, 4);

        assertThat(TreeBytes.of(directory.resolve("four"))).isEqualTo(TreeBytes.of(directory.resolve("one")));
        assertThat(TreeBytes.of(directory.resolve("other")).keySet())
                .isNotEqualTo(TreeBytes.of(directory.resolve("one")).keySet());
    }

    @Test
    void readsOnlyTheConfigurationAskedFor() throws IOException {
        new ShardFixture()
                .add(ShardFixture.png(1), "real", "docci")
                .write(source.resolve("core/test-00000-of-00001.parquet"));
        new ShardFixture()
                .add(ShardFixture.png(2), "fake", "in-the-wild")
                .write(source.resolve("reddit/test-00000-of-00005.parquet"));

        prepare("core", ALL, 0, 1);
        Preparation.run(options("reddit", "reddit", ALL, 0, 1));

        assertThat(ManifestReader.read(directory.resolve("core")).samples())
                .extracting(Sample::generator)
                .containsExactly("docci");
        assertThat(ManifestReader.read(directory.resolve("reddit")).samples())
                .extracting(Sample::generator)
                .containsExactly("in-the-wild");
    }

    @Test
    void refusesAConfigurationThatTheSourceDoesNotHave() throws IOException {
        new ShardFixture().write(source.resolve("data/test-00000-of-00001.parquet"));

        assertThatThrownBy(() -> Preparation.run(options("out", "reddit", ALL, 0, 1)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(source + " must hold OpenFake's Parquet shards");
    }

    @Test
    void refusesShardsWithUnknownNames() throws IOException {
        new ShardFixture().write(source.resolve("core/dev-00000-of-00001.parquet"));

        assertThatThrownBy(() -> prepare("out", ALL, 0, 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("dev-00000-of-00001.parquet: a shard's name must be like");
    }

    @Test
    void refusesADirectoryThatHoldsSomethingElse() throws IOException {
        new ShardFixture().write(source.resolve("core/test-00000-of-00001.parquet"));
        Files.writeString(Files.createDirectory(directory.resolve("out")).resolve("thesis.tex"), "");

        assertThatThrownBy(() -> prepare("out", ALL, 0, 1))
                .isInstanceOf(UserException.class)
                .hasMessage("--out must be an empty directory, a new one or an unfinished data set but "
                        + directory.resolve("out") + " holds thesis.tex");
    }

    @Test
    void contentHashIsTheFilesSha256() {
        // NIST's test vector for "abc".
        assertThat(ContentName.sha256Hex(new byte[] {'a', 'b', 'c'}))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    /** Two shards a split, 32 rows each: half real from two sources, half fake from two generators. */
    private void writeBalancedShards() throws IOException {
        int number = 0;
        for (String name : List.of("train-00000-of-00002", "train-00001-of-00002", "test-00000-of-00001")) {
            ShardFixture fixture = new ShardFixture();
            for (int i = 0; i < 32; i++) {
                String model = List.of("laion", "docci", "flux", "sdxl").get(i % 4);
                fixture.add(ShardFixture.png(number++), i % 4 < 2 ? "real" : "fake", model);
            }
            fixture.write(source.resolve("core/" + name + ".parquet"));
        }
        new ShardFixture().write(source.resolve("core/validation-00000-of-00001.parquet"));
    }

    private Map<Split, Long> splits(String name) throws IOException {
        return ManifestReader.read(directory.resolve(name)).samples().stream()
                .collect(Collectors.groupingBy(Sample::split, Collectors.counting()));
    }

    private Preparation.Outcome prepare(String name, MemorySource rows) throws IOException {
        return Preparation.run(PrepareOptionsFixture.of("memory", directory.resolve(name), 0), rows);
    }

    private String prepare(String name, Quotas quotas, long seed, int threads) throws IOException {
        return Preparation.run(options(name, "core", quotas, seed, threads)).summary();
    }

    private PrepareOptions options(String name, String config, Quotas quotas, long seed, int threads) {
        PlanOptions plan = new PlanOptions(RowFilter.NONE, new PublishedSplits(), false, quotas);
        return new PrepareOptions(
                source.toString(),
                config,
                directory.resolve(name),
                plan,
                OptionalInt.empty(),
                Verification.DECODE,
                PrepareOptionsFixture.ANY_NUMBER,
                seed,
                threads,
                true);
    }
}
