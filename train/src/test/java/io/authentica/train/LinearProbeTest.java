package io.authentica.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.cli.CommandRunner;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.model.Weights;
import io.authentica.train.loop.StopSignal;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose trunk is frozen: on features that are computed once, and on pictures in every epoch. */
final class LinearProbeTest {

    private static final Path SHIPPED =
            Path.of(System.getProperty("authentica.root"), "train/recipes/linear-probe.yaml");
    /** It changes no picture, but the recipe does not say so. */
    private static final String NEVER = "augmentation: [{type: horizontal-flip, probability: 0.0}]";

    @TempDir
    private static Path shared;

    private static Path recipe = Path.of("");
    private static Path data = Path.of("");
    private static Path straight = Path.of("");

    @TempDir
    private Path directory;

    @BeforeAll
    static void trainsOnFeatures() throws IOException {
        data = TinyDataSet.write(shared.resolve("data"), 5);
        recipe = Files.writeString(
                shared.resolve("probe.yaml"),
                Files.readString(SHIPPED)
                        .replaceFirst("(?m)^init: .*\n", "")
                        .replaceFirst("(?m)^epochs: .*$", "epochs: 4")
                        .replaceFirst("(?m)^batch_size: .*$", "batch_size: 4")
                        .replaceFirst("(?m)^  dropout: .*$", "  dropout: 0.3")
                        .replaceFirst("(?m)^  label_smoothing: .*$", "  label_smoothing: 0.1")
                        .replaceFirst(
                                "(?m)^averaging:\n  type: none$", "averaging: {type: ema, decay: 0.9, warmup: true}"));
        straight = shared.resolve("straight");
        assertThat(train(recipe, data, straight)).isZero();
    }

    private static int train(Path recipe, Path data, Path out, String... more) {
        return CommandRunner.run(
                new TrainCommand(new StopSignal()),
                ChildRun.arguments(recipe, data, out, more).toArray(String[]::new));
    }

    private static Weights last(Path run, String file) throws IOException {
        return Weights.read(
                run.resolve("checkpoints/epoch-0004").resolve(file),
                Recipe.read(recipe).model().network());
    }

    @Test
    void endsAsARunThatDecodesInEveryEpoch() throws IOException {
        Path onPictures = Files.writeString(
                directory.resolve("pictures.yaml"), Files.readString(recipe).replace("augmentation: []", NEVER));
        assertThat(Recipe.read(onPictures).keysThatChangeFeatures()).containsExactly("augmentation");
        Path run = directory.resolve("run");

        assertThat(train(onPictures, data, run)).isZero();

        for (String file : new String[] {"model.safetensors", "average.safetensors"}) {
            Weights features = last(straight, file);
            Weights pictures = last(run, file);
            Weights initial = Weights.random(Recipe.read(recipe).model().network(), 17);
            for (String name : features.tensors().keySet()) {
                assertThat(difference(features, pictures, name)).as(name).isLessThan(1e-5);
                if (name.startsWith("classifier.")) {
                    assertThat(difference(features, initial, name)).as(name).isGreaterThan(1e-4);
                } else {
                    assertThat(difference(features, initial, name)).as(name).isZero();
                }
            }
        }
    }

    private static double difference(Weights one, Weights other, String name) {
        float[] a = one.get(name).values();
        float[] b = other.get(name).values();
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElseThrow();
    }

    @Test
    void leavesNoFeaturesBehind() {
        assertThat(straight.resolve("package")).isDirectory();
        assertThat(straight.resolve("features")).doesNotExist();
    }

    @Test
    void goesOnExactlyAndDecodesNothingAgain() throws IOException {
        Path copy = TinyDataSet.write(directory.resolve("data"), 5);
        Path run = directory.resolve("run");
        RunDirectory.create(
                run,
                Recipe.read(recipe),
                Map.of("manifest_sha256", ManifestReader.read(copy).sha256()));
        Path blocker = Files.writeString(run.resolve("checkpoints"), "so that the first checkpoint ends the process");
        assertThat(train(recipe, copy, run, "--resume")).isEqualTo(1);
        try (Stream<Path> files = Files.list(run.resolve("features"))) {
            assertThat(files).hasSize(2);
        }
        Files.delete(blocker);
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".png")).toList()) {
                Files.writeString(file, "no image");
            }
        }

        assertThat(train(recipe, copy, run, "--resume")).isZero();

        assertThat(run.resolve("metrics.csv")).hasSameBinaryContentAs(straight.resolve("metrics.csv"));
        assertThat(run.resolve("package/model.safetensors"))
                .hasSameBinaryContentAs(straight.resolve("package/model.safetensors"));
        assertThat(run.resolve("features")).doesNotExist();
    }
}
