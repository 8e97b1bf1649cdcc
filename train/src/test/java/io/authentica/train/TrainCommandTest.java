package io.authentica.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.cli.CommandRunner;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.hub.FakeFile;
import io.authentica.train.hub.FakeHub;
import io.authentica.train.hub.FakeRepository;
import io.authentica.train.hub.HubRepository;
import io.authentica.train.hub.LocatedFile;
import io.authentica.train.loop.StopSignal;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.run.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Whole runs on a tiny data set, on the CPU. */
final class TrainCommandTest {

    private static final Path RECIPE =
            Path.of(System.getProperty("authentica.root"), "train/src/test/resources/tiny-recipe.yaml");

    @TempDir
    private static Path shared;

    private static Path data = Path.of("");
    private static Path straight = Path.of("");

    @TempDir
    private Path directory;

    private record Outcome(int exitCode, String output, String errors) {}

    @BeforeAll
    static void trainsOnce() throws IOException {
        data = TinyDataSet.write(shared.resolve("data"), 4);
        straight = shared.resolve("straight");
        Outcome outcome = train(RECIPE, straight);
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome).isEqualTo(new Outcome(0, expectedOutput(straight), ""));
    }

    private static String expectedOutput(Path run) throws IOException {
        // The best epoch has the highest AUC in metrics.csv, then the lowest loss.
        List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
        int best = 1;
        for (int row = 2; row < rows.size(); row++) {
            boolean higher = auc(rows.get(row)) > auc(rows.get(best));
            boolean equal = auc(rows.get(row)) == auc(rows.get(best));
            best = higher || (equal && loss(rows.get(row)) < loss(rows.get(best))) ? row : best;
        }
        return String.format(
                "best epoch %d: validation AUC %.4f%nmodel package: %s%n",
                best, auc(rows.get(best)), run.resolve("package"));
    }

    private static double loss(String row) {
        return Double.parseDouble(row.split(",", -1)[3]);
    }

    private static double auc(String row) {
        return Double.parseDouble(row.split(",", -1)[4]);
    }

    private static Outcome train(Path recipe, Path out, String... more) {
        return train(recipe, data, out, more);
    }

    private static Outcome train(Path recipe, Path data, Path out, String... more) {
        return train(Map.of(), recipe, data, out, more);
    }

    private static Outcome train(Map<String, String> variables, Path recipe, Path data, Path out, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of("--recipe", recipe.toString(), "--data", data.toString(), "--out", out.toString()),
                        Stream.concat(Stream.of("--device", "cpu"), Stream.of(more)))
                .toArray(String[]::new);
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine line = CommandRunner.commandLine(new TrainCommand(variables, new StopSignal()), arguments)
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true));
        return new Outcome(line.execute(arguments), output.toString(), errors.toString());
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void leavesExactlyTheseFiles() throws IOException {
        List<String> kept = files(straight).stream()
                .filter(name -> !name.startsWith("checkpoints/"))
                .map(name -> name.replaceFirst("events[.]out[.]tfevents[.]\\d{10}[.]authentica", "events"))
                .toList();

        assertThat(kept)
                .containsExactly(
                        "curves.png",
                        "environment.json",
                        "metrics.csv",
                        "package/README.md",
                        "package/SHA256SUMS",
                        "package/golden.safetensors",
                        "package/model.json",
                        "package/model.onnx",
                        "package/model.safetensors",
                        "package/recipe.yaml",
                        "package/training-images.sha256",
                        "recipe.yaml",
                        "report.md",
                        "tensorboard/events",
                        "train.log");
        assertThat(files(straight.resolve("checkpoints")))
                .contains("epoch-0003/model.safetensors", "epoch-0003/optimiser.safetensors", "epoch-0003/state.json")
                .hasSizeLessThanOrEqualTo(6);
        assertThat(Files.readAllLines(straight.resolve("metrics.csv"))).hasSize(4);
        assertThat(Files.readAllLines(straight.resolve("train.log")))
                .hasSize(3)
                .last()
                .asString()
                .matches("epoch 3: train loss .*, learning rate .*, \\d+[.]\\d images/s, \\d+ s");
    }

    @Test
    void reportsWhatItDid() throws IOException {
        assertThat(straight.resolve("report.md"))
                .content()
                .contains("# Training run tiny\n")
                .contains("- initial weights: drawn from seed 5\n")
                .contains("chosen by this rule: highest AUC on 4 of 4 validation images, among")
                .contains("- calibration: none: ")
                .contains("- decision threshold: 0.5, not chosen on any data\n")
                .containsPattern("- duration of all epochs: \\d+ s\n")
                .contains("--model " + straight.resolve("package") + " --data " + data);
        assertThat(Files.readAllBytes(events(straight)))
                .asString(StandardCharsets.ISO_8859_1)
                .contains("name: tiny", "loss/train", "images_per_second");
    }

    private static Path events(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("tensorboard"))) {
            return files.reduce((one, other) -> {
                        throw new AssertionError("two files: " + one + " and " + other);
                    })
                    .orElseThrow();
        }
    }

    @Test
    void packagesAModelThatLoads() throws IOException {
        ModelPackage modelPackage = ModelPackage.load(straight.resolve("package"));

        assertThat(modelPackage.description().provenance())
                .containsEntry("train_images", "8")
                .containsEntry("train_generators", "tiny-fake")
                .containsEntry("seed", "5");
    }

    @Test
    void neverOpensTheTestSplit() throws IOException {
        Path other = TinyDataSet.write(directory.resolve("data"), 4);
        try (Stream<Path> files = Files.walk(other.resolve("test"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // One half is gone, the other no image any more.
                if (file.toString().contains("real")) {
                    Files.delete(file);
                } else {
                    Files.writeString(file, "no image");
                }
            }
        }
        Path run = directory.resolve("run");

        assertThat(train(RECIPE, other, run).exitCode()).isZero();

        assertThat(run.resolve("metrics.csv")).hasSameBinaryContentAs(straight.resolve("metrics.csv"));
        assertThat(run.resolve("package/model.safetensors"))
                .hasSameBinaryContentAs(straight.resolve("package/model.safetensors"));
    }

    @Test
    void saysWhichDirectoryTakesNoCheckpoint() throws IOException {
        Path blocked = Files.createDirectories(directory.resolve("blocked"));
        RunDirectory.create(
                blocked,
                Recipe.read(RECIPE),
                Map.of("manifest_sha256", ManifestReader.read(data).sha256()));
        Files.writeString(blocked.resolve("checkpoints"), "no directory");

        assertThat(train(RECIPE, blocked, "--resume", "--checkpoint-every", "1").errors())
                .startsWith("error: " + blocked.resolve("checkpoints/epoch-0000-step-000001") + ": cannot be written: ")
                .endsWith(
                        "go on with --resume from the beginning: there is no checkpoint yet" + System.lineSeparator());
    }

    @Test
    void takesInitialWeightsFromTheHubAndNotesTheirCommit() throws IOException {
        Path run = directory.resolve("from-hub");
        Path weights = straight.resolve("package/model.safetensors");
        Path recipe = directory.resolve("one-epoch.yaml");
        Files.writeString(recipe, Files.readString(RECIPE).replace("epochs: 3", "epochs: 1"));
        try (FakeHub hub = FakeHub.start()) {
            FakeRepository repository = hub.repository(new HubRepository(HubRepository.Kind.MODEL, "timm/tiny.in1k"));
            String commit = repository.commit(Map.of("model.safetensors", FakeFile.large(weights)));
            Map<String, String> variables = hub.environment(directory.resolve("cache"));

            Outcome outcome = train(variables, recipe, data, run, "--init", "hf://timm/tiny.in1k");

            assertThat(outcome.errors()).isEmpty();
            String origin = "hf://timm/tiny.in1k@" + commit + "/model.safetensors";
            assertThat(run.resolve("environment.json")).content().contains("\"init\" : \"" + origin + "\"");
            assertThat(ModelPackage.load(run.resolve("package")).description().provenance())
                    .containsEntry("init", origin);
        }
    }

    @Test
    void takesAnotherFileOfTheHubAndPathsAsTheyAre() throws IOException {
        try (FakeHub hub = FakeHub.start()) {
            FakeRepository repository = hub.repository(new HubRepository(HubRepository.Kind.MODEL, "timm/tiny.in1k"));
            String commit = repository.commit(Map.of("other/x.safetensors", FakeFile.small("weights")));
            Map<String, String> environment = hub.environment(directory.resolve("cache"));

            LocatedFile other = InitialWeights.locate("hf://timm/tiny.in1k/other/x.safetensors", environment);
            LocatedFile local = InitialWeights.locate("models/starter", environment);

            assertThat(other.path()).hasContent("weights");
            assertThat(other.origin()).contains("hf://timm/tiny.in1k@" + commit + "/other/x.safetensors");
            assertThat(local).isEqualTo(new LocatedFile(Path.of("models/starter"), Optional.empty()));
        }
    }

    @Test
    void resumingAFinishedRunChangesNothing() throws IOException {
        byte[] before = Files.readAllBytes(straight.resolve("package/SHA256SUMS"));

        assertThat(train(RECIPE, straight, "--resume")).isEqualTo(new Outcome(0, expectedOutput(straight), ""));
        assertThat(straight.resolve("package/SHA256SUMS")).hasBinaryContent(before);
    }

    @Test
    void resumingAFinishedRunWritesTheReportThatIsMissing() throws IOException {
        Path run = directory.resolve("run");
        Path recipe = directory.resolve("one-epoch.yaml");
        Files.writeString(recipe, Files.readString(RECIPE).replace("epochs: 3", "epochs: 1"));
        assertThat(train(recipe, run).exitCode()).isZero();
        Path events = events(run);
        Files.delete(run.resolve("report.md"));
        Files.delete(run.resolve("curves.png"));

        assertThat(train(recipe, run, "--resume").exitCode()).isZero();

        assertThat(run.resolve("report.md")).content().contains("duration of all epochs: not known");
        assertThat(run.resolve("curves.png")).isNotEmptyFile();
        assertThat(events(run)).isEqualTo(events);
    }

    @Test
    void refusesADirectoryThatHoldsARun() {
        assertThat(train(RECIPE, straight))
                .isEqualTo(new Outcome(
                        1,
                        "",
                        "error: " + straight
                                + ": a new run's directory must be empty (give --resume to go on with the run in it)"
                                + System.lineSeparator()));
    }

    @Test
    void refusesToResumeWithAnotherRecipe() throws IOException {
        Path other = directory.resolve("other.yaml");
        Files.writeString(other, Files.readString(RECIPE).replace("seed: 5", "seed: 6"));

        Outcome outcome = train(other, straight, "--resume");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors()).contains("the recipe of a resumed run must be that of its beginning");
    }

    @Test
    void stopsAtALossThatIsNoNumber() throws IOException {
        Path diverging = directory.resolve("diverging.yaml");
        Files.writeString(
                diverging,
                Files.readString(RECIPE)
                        .replace("learning_rate: 1.0e-3", "learning_rate: 1.0e+30")
                        .replace("warmup_epochs: 0.5", "warmup_epochs: 0"));

        Outcome outcome = train(diverging, directory.resolve("run"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors())
                .contains("epoch 1, step 2: loss must be finite but was NaN")
                .contains("last finite: loss 0.")
                .contains("train/fake/");
    }

    @Test
    void stopsAtAValidationThatIsNoNumber() throws IOException {
        Path diverging = directory.resolve("diverging.yaml");
        Files.writeString(
                diverging,
                Files.readString(RECIPE)
                        .replace("learning_rate: 1.0e-3", "learning_rate: 1.0e+30")
                        .replace("warmup_epochs: 0.5", "warmup_epochs: 0")
                        .replaceFirst("(?m)^batch_size: .*$", "batch_size: 8"));

        Outcome outcome = train(diverging, directory.resolve("run"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors())
                .contains("error: validation/")
                .contains(": in validation the network's logits must be finite but were NaN and NaN")
                .doesNotContain("defect");
    }

    @Test
    void keepsNoClassifierWithoutInitialWeights() throws IOException {
        Path keeping = Files.writeString(
                directory.resolve("keeping.yaml"), Files.readString(RECIPE).replace("head: new", "head: keep"));

        assertThat(train(keeping, directory.resolve("run")))
                .isEqualTo(new Outcome(
                        1, "", "error: model.head is keep, which takes initial weights: give --init%n".formatted()));
    }

    @Test
    void goesOnOnlyFromTheWeightsThatItBeganWith() throws IOException {
        Path run = directory.resolve("run");
        Path weights = straight.resolve("package/model.safetensors");
        assertThat(train(RECIPE, run, "--init", weights.toString()).exitCode()).isZero();

        Outcome drawn = train(RECIPE, run, "--resume");

        assertThat(drawn.exitCode()).isEqualTo(1);
        assertThat(drawn.errors())
                .contains(
                        "the initial weights of a resumed run must be that of its beginning, with init_weights_sha256 ");
        assertThat(train(RECIPE, run, "--init", weights.toString(), "--resume").exitCode())
                .isZero();
    }

    @Test
    void namesAMissingOptionAndExitsWithTwo() {
        String[] arguments = {"--data", data.toString()};
        StringWriter errors = new StringWriter();

        int exitCode = CommandRunner.commandLine(new TrainCommand(new StopSignal()), arguments)
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString()).contains("--recipe").contains("--out");
    }
}
