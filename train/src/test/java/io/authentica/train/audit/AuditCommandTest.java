package io.authentica.train.audit;

import static io.authentica.train.audit.HandmadeDataSet.jpeg;
import static io.authentica.train.audit.HandmadeDataSet.picture;
import static io.authentica.train.audit.HandmadeDataSet.png;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.authentica.common.cli.CommandRunner;
import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestWriter;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.train.hub.FakeFile;
import io.authentica.train.hub.FakeHub;
import io.authentica.train.hub.HubRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {

    @TempDir
    Path directory = Path.of(".");

    private final StringWriter results = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void everyCountOfATinySetIsRight() throws IOException {
        HandmadeDataSet set = new HandmadeDataSet(data());
        set.add(sample("a.jpg", "one two", Label.REAL, "docci", "", Split.TRAIN), jpeg(picture(1, 80, 60), 75));
        set.add(sample("b.png", "One, two!", Label.FAKE, "sdxl", "base", Split.TEST), png(picture(2, 64, 64)));
        set.add(sample("c.png", "", Label.FAKE, "SDXL", "Base", Split.TEST), png(picture(3, 64, 64)));
        set.add(sample("d.jpg", "four", Label.FAKE, "sdxl", "base", Split.TRAIN), jpeg(picture(1, 80, 60), 60));
        set.add(sample("e.png", "five", Label.REAL, "docci", "", Split.TRAIN), new byte[] {1, 2, 3});
        set.add(sample("f.jpg", "six", Label.REAL, "docci", "", Split.TRAIN), jpeg(picture(1, 80, 60), 75));
        Manifest manifest = set.write();
        Files.delete(data().resolve("c.png"));

        assertThat(run("--data", data().toString(), "--quiet")).isZero();

        JsonNode audit = audit(data().resolve("audit"));
        assertThat(audit.path("schema_version").asInt()).isEqualTo(1);
        assertThat(audit.path("manifest_sha256").asText()).isEqualTo(manifest.sha256());
        assertThat(audit.path("images").asInt()).isEqualTo(6);
        assertThat(audit.path("unreadable")).hasToString("""
                [{"file_name":"c.png","reason":"the file is missing"},\
                {"file_name":"e.png","reason":"not an image in JPEG, PNG, WebP, GIF, BMP or TIFF format"}]""");
        assertThat(audit.path("composition").path("splits")).hasToString("""
                {"train":{"real":3,"fake":1},"validation":{"real":0,"fake":0},"test":{"real":0,"fake":2}}""");
        assertThat(audit.path("composition").path("missing")).hasToString("""
                {"prompt":{"real":0,"fake":1},"type":{"real":3,"fake":0},"release_date":{"real":3,"fake":3}}""");
        assertThat(audit.path("composition").path("generators").get(2)).hasToString("""
                {"name":"sdxl","label":"fake","splits":{"train":1,"validation":0,"test":1},\
                "types":["base"],"release_dates":[]}""");
        assertThat(audit.path("headers").path("categories").get(0)).hasToString("""
                {"feature":"format","distinct":2,"rows":[\
                {"value":"JPEG","all":{"real":2,"fake":1},"splits":{"train":{"real":2,"fake":1},\
                "validation":{"real":0,"fake":0},"test":{"real":0,"fake":0}}},\
                {"value":"PNG","all":{"real":0,"fake":1},"splits":{"train":{"real":0,"fake":0},\
                "validation":{"real":0,"fake":0},"test":{"real":0,"fake":1}}}]}""");
        assertThat(audit.path("headers").path("quantities").get(0)).hasToString("""
                {"feature":"JPEG quality","label":"real","images":2,\
                "min":75.0,"q25":75.0,"median":75.0,"q75":75.0,"max":75.0}""");
        assertThat(audit.path("duplicates").path("exact")).hasToString(pairs(1, 0, 0, 0, 2, 0, 0));
        assertThat(audit.path("duplicates").path("near")).hasToString(pairs(0, 2, 0, 0, 3, 0, 3));
        assertThat(audit.path("duplicates").path("uninformative").asInt()).isZero();
        assertThat(audit.path("prompts")).hasToString("""
                {"tokens":"words","with_prompt":5,"distinct":4,"across_splits":{"prompts":1,"images":2},\
                "across_labels":{"prompts":1,"images":2},"near_pairs":0,"near_across_splits":0,"near_across_labels":0}""");
        assertThat(audit.path("names")).hasToString("""
                {"alike":[{"first":"SDXL","second":"sdxl","likeness":"SPELLING","first_splits":["test"],\
                "second_splits":["test","train"]}],"type_spellings":[["Base","base"]]}""");
        assertThat(audit.path("probe").path("results")).isEmpty();
        assertThat(audit.path("probe").path("skipped")).hasSize(6);
        assertThat(Files.readString(data().resolve("audit/near-duplicates.csv")).lines())
                .contains("exact,0,a.jpg,f.jpg,train,train,real,real,docci,docci")
                .hasSize(4);
        assertThat(results.toString()).contains("warning: 2 images of 6 cannot be read");
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void aPlantedShortcutIsFoundAndTrainingIsWarnedOfIt() throws IOException {
        Manifest manifest = pictures(90, 70);

        assertThat(run("--data", data().toString(), "--quiet")).isZero();

        JsonNode all =
                audit(data().resolve("audit")).path("probe").path("results").get(0);
        assertThat(all.path("estimate").path("auc").asDouble()).isGreaterThan(0.95);
        assertThat(results.toString())
                .startsWith(
                        "alarm: Over all images, a classifier that sees file headers only and no pixel has ROC AUC ");
        assertThat(Files.readString(data().resolve("audit/audit.md")))
                .contains("## Findings\n\n- **alarm** Over all images")
                .contains("![roc.png](roc.png)");
        assertThat(AuditWarning.of(manifest).orElseThrow())
                .startsWith("the audit found that file headers alone tell real from fake (train) with AUC 1.000")
                .contains("JPEG quality 1.000");
        Manifest fewer = new Manifest(data(), manifest.samples().subList(1, 80));
        ManifestWriter.write(fewer);
        assertThat(AuditWarning.of(fewer).orElseThrow())
                .contains("audit.json is out of date: metadata.csv has changed");
    }

    @Test
    void withoutAShortcutTheIntervalIncludesOneHalfAndTrainingIsNotWarned() throws IOException {
        Manifest manifest = pictures(80, 80);

        assertThat(run("--data", data().toString(), "--quiet")).isZero();

        JsonNode estimate = audit(data().resolve("audit"))
                .path("probe")
                .path("results")
                .get(0)
                .path("estimate");
        assertThat(estimate.path("low").asDouble()).isLessThan(0.5);
        assertThat(estimate.path("high").asDouble()).isGreaterThan(0.5);
        assertThat(AuditWarning.of(manifest)).isEmpty();
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        pictures(90, 80);
        List<byte[]> one = filesOfAudit("one", 1);

        List<byte[]> three = filesOfAudit("three", 3);

        assertThat(one).hasSize(10);
        assertThat(three).usingRecursiveComparison().isEqualTo(one);
    }

    @Test
    void anEarlierAuditIsReplacedAndOtherFilesAreNotTouched() throws IOException {
        Path out = Files.createDirectories(directory.resolve("out"));
        Files.writeString(out.resolve("audit.json"), "old");
        Files.writeString(out.resolve("roc.png"), "old");
        new HandmadeDataSet(data())
                .add("a.png", Label.REAL, Split.TRAIN, png(picture(1, 40, 40)))
                .write();

        assertThat(run("--data", data().toString(), "--out", out.toString(), "--quiet"))
                .isZero();

        assertThat(audit(out).path("images").asInt()).isEqualTo(1);
        assertThat(out.resolve("roc.png")).doesNotExist();
        Files.writeString(out.resolve("mine.txt"), "precious");
        assertThat(run("--data", data().toString(), "--out", out.toString(), "--quiet"))
                .isEqualTo(1);
        assertThat(errors.toString())
                .isEqualToIgnoringNewLines(
                        "error: --out must be new, empty or an earlier audit but " + out + " holds mine.txt");
    }

    @Test
    void aTokenizerIsFetchedFromTheHub() throws IOException {
        new HandmadeDataSet(data())
                .add("a.png", Label.REAL, Split.TRAIN, png(picture(1, 40, 40)))
                .write();
        HubRepository model = new HubRepository(HubRepository.Kind.MODEL, "org/words");
        try (FakeHub hub = FakeHub.start()) {
            hub.repository(model).commit(Map.of("tokenizer.json", FakeFile.small("no tokenizer")));
            AuditCommand command = new AuditCommand(hub.environment(directory.resolve("cache")));

            assertThat(run(command, "--data", data().toString(), "--tokenizer", "hf://org/words"))
                    .isEqualTo(1);

            assertThat(hub.count("GET hub /org/words/resolve/")).isEqualTo(1);
        }
        assertThat(errors.toString())
                .startsWith("error: --tokenizer must be a tokenizer.json but " + directory.resolve("cache"))
                .contains("cannot be read as one");
        assertThat(data().resolve("audit")).doesNotExist();
    }

    @Test
    void anAuditThatCannotBeReadIsSaid() throws IOException {
        Manifest manifest = new HandmadeDataSet(data())
                .add("a.png", Label.REAL, Split.TRAIN, png(picture(1, 40, 40)))
                .write();
        assertThat(AuditWarning.of(manifest)).isEmpty();
        Path file = Files.createDirectories(data().resolve("audit")).resolve("audit.json");

        Files.writeString(file, "{");
        assertThat(AuditWarning.of(manifest))
                .contains(file + " is no audit that can be read; audit the data set again");
        Files.writeString(file, "{\"schema_version\": 2}");
        assertThat(AuditWarning.of(manifest))
                .contains(file + " has another schema version than 1; audit the data set again");
    }

    private Manifest pictures(int realQuality, int fakeQuality) throws IOException {
        HandmadeDataSet set = new HandmadeDataSet(data());
        for (int i = 0; i < 80; i++) {
            Label label = i % 2 == 0 ? Label.REAL : Label.FAKE;
            set.add(
                    i + ".jpg",
                    label,
                    i < 60 ? Split.TRAIN : Split.TEST,
                    jpeg(picture(100 + i, 48, 48), label == Label.REAL ? realQuality : fakeQuality));
        }
        return set.write();
    }

    private List<byte[]> filesOfAudit(String name, int threads) throws IOException {
        Path out = directory.resolve(name);
        assertThat(run("--data", data().toString(), "--out", out.toString(), "--quiet", "--threads", "" + threads))
                .isZero();
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(out)) {
            for (Path file : entries.sorted().toList()) {
                files.add(Files.readAllBytes(file));
            }
        }
        return files;
    }

    private Path data() {
        return directory.resolve("data");
    }

    private static Sample sample(String name, String prompt, Label label, String generator, String type, Split split) {
        return new Sample(name, prompt, label, generator, type, "", split);
    }

    private static String pairs(int... counts) {
        return """
                {"same_split_same_label":%d,"same_split_other_label":%d,"other_split_same_label":%d,\
                "other_split_other_label":%d,"images":%d,"images_across_splits":%d,"images_across_labels":%d}""".formatted(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
    }

    private static JsonNode audit(Path out) throws IOException {
        return new ObjectMapper().readTree(Files.readString(out.resolve("audit.json"), StandardCharsets.UTF_8));
    }

    private int run(String... arguments) {
        return run(new AuditCommand(), arguments);
    }

    private int run(AuditCommand command, String... arguments) {
        CommandLine line = CommandRunner.commandLine(command, arguments);
        return line.setOut(new PrintWriter(results, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }
}
