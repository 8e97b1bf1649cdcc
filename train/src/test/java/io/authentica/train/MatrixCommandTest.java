package io.authentica.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.cli.CommandRunner;
import io.authentica.train.loop.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Whole matrices on a tiny data set with two training generators, on the CPU. */
final class MatrixCommandTest {

    private static final Path RECIPE =
            Path.of(System.getProperty("authentica.root"), "train/src/test/resources/tiny-recipe.yaml");

    @TempDir
    private static Path shared;

    private static Path data = Path.of("");
    private static Path recipe = Path.of("");
    private static Path straight = Path.of("");

    @TempDir
    private Path directory;

    private record Outcome(int exitCode, String output, String errors) {}

    @BeforeAll
    static void makesAMatrix() throws IOException {
        data = TinyDataSet.writeGenerators(shared.resolve("data"), "camera", List.of("gan", "vae"), "late");
        recipe = Files.writeString(
                shared.resolve("quick.yaml"),
                Files.readString(RECIPE).replace("epochs: 3", "epochs: 1").replace("freeze: none", "freeze: trunk"));
        straight = shared.resolve("straight");
        assertThat(matrix(recipe, straight)).isEqualTo(done(straight));
    }

    private static Outcome done(Path out) {
        return new Outcome(
                0, "4 models by generator, each tested on 3 generators: %s%n".formatted(out.resolve("matrix.md")), "");
    }

    private static List<String> arguments(Path recipe, Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--by",
                "generator",
                "--recipe",
                recipe.toString(),
                "--data",
                data.toString(),
                "--out",
                out.toString()));
        arguments.addAll(List.of("--device", "cpu"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static Outcome matrix(Path recipe, Path out, String... more) {
        return execute(arguments(recipe, out, more).toArray(String[]::new));
    }

    private static Outcome execute(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine line = CommandRunner.commandLine(new MatrixCommand(new StopSignal()), arguments)
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true));
        return new Outcome(line.execute(arguments), output.toString(), errors.toString());
    }

    @Test
    void writesTablesAndAHeatMapOfEveryModelOnEveryGenerator() throws IOException {
        List<String> rows = Files.readAllLines(straight.resolve("matrix.csv"));

        assertThat(rows.stream()
                        .skip(1)
                        .map(row -> row.split(",", -1))
                        .map(row -> row[0] + " " + row[1] + " " + row[2]))
                .containsExactly(
                        "trained_on gan gan",
                        "trained_on gan late",
                        "trained_on gan vae",
                        "trained_on vae gan",
                        "trained_on vae late",
                        "trained_on vae vae",
                        "trained_without gan gan",
                        "trained_without gan late",
                        "trained_without gan vae",
                        "trained_without vae gan",
                        "trained_without vae late",
                        "trained_without vae vae");
        // Four fakes of each and four reals.
        assertThat(rows.stream().skip(1).map(row -> row.split(",", -1)))
                .allSatisfy(row -> assertThat(row[3] + " " + row[8]).isEqualTo("4 4"));
        // To be trained without one of two generators is to be trained on the other.
        assertThat(rows.get(1).replace("on,gan,gan", "")).isEqualTo(rows.get(10).replace("without,vae,gan", ""));
        assertThat(straight.resolve("matrix.md")).content().contains("against the same 4 real images: camera 4.");
        assertThat(ImageIO.read(straight.resolve("matrix.png").toFile())).isNotNull();
    }

    @Test
    void leavesARunForEachModelWithoutItsCheckpoints() throws IOException {
        try (Stream<Path> children = Files.list(straight)) {
            assertThat(children.map(child -> child.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "environment.json",
                            "matrix.csv",
                            "matrix.md",
                            "matrix.png",
                            "on-gan",
                            "on-vae",
                            "recipe.yaml");
        }
        assertThat(straight.resolve("on-gan/package/model.json"))
                .content()
                .contains("\"train_generators\" : \"gan\"")
                .contains("\"train_images\" : \"8\"");
        assertThat(straight.resolve("on-gan/checkpoints")).doesNotExist();
        // The header, eight fakes of two generators, four of the third and four reals.
        assertThat(straight.resolve("on-gan/test-scores.csv")).content().hasLineCount(1 + 16);
    }

    @Test
    void goesOnWhenItWasKilledAndKeepsWhatIsDone() throws Exception {
        Path out = directory.resolve("killed");
        List<String> command = new ArrayList<>(List.of("matrix"));
        command.addAll(arguments(recipe, out, "--checkpoint-every", "1"));
        Process process = ChildRun.start(List.of(), command);
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.lines().anyMatch(line -> line.contains("model 2 of 4: trained on vae")))
                    .isTrue();
            // Into the second model, or not yet.
            assertThat(lines.lines().anyMatch(line -> line.contains("checkpoint after")))
                    .isTrue();
        } finally {
            process.destroyForcibly().onExit().join();
        }
        Path finished = out.resolve("on-gan/test-scores.csv");
        FileTime time = Files.getLastModifiedTime(finished);
        assertThat(out.resolve("on-vae/recipe.yaml")).exists();
        assertThat(out.resolve("matrix.md")).doesNotExist();

        assertThat(matrix(recipe, out)).isEqualTo(done(out));

        assertThat(Files.getLastModifiedTime(finished)).isEqualTo(time);
        for (String file : List.of("matrix.csv", "matrix.md", "matrix.png", "on-vae/package/model.safetensors")) {
            assertThat(out.resolve(file)).hasSameBinaryContentAs(straight.resolve(file));
        }
    }

    @Test
    void scoresAFinishedModelAgainWhereItsScoresWereDeleted() throws IOException {
        Path scores = straight.resolve("on-vae/test-scores.csv");
        byte[] content = Files.readAllBytes(scores);
        FileTime trained = Files.getLastModifiedTime(straight.resolve("on-vae/metrics.csv"));
        Files.delete(scores);

        assertThat(matrix(recipe, straight)).isEqualTo(done(straight));

        assertThat(scores).hasBinaryContent(content);
        assertThat(Files.getLastModifiedTime(straight.resolve("on-vae/metrics.csv")))
                .isEqualTo(trained);
    }

    @Test
    void opensTheTestSplitOnlyWhenAModelIsFinished() throws IOException {
        Path other = TinyDataSet.writeGenerators(directory.resolve("data"), "camera", List.of("gan", "vae"), "late");
        Path damaged = other.resolve("test/fake/late/0.png");
        Files.writeString(damaged, "no image");
        Path out = directory.resolve("out");
        String[] arguments = arguments(recipe, out).toArray(String[]::new);
        arguments[5] = other.toString();

        Outcome outcome = execute(arguments);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors()).contains(damaged.toString());
        assertThat(out.resolve("on-gan/package/model.safetensors"))
                .hasSameBinaryContentAs(straight.resolve("on-gan/package/model.safetensors"));
        assertThat(out.resolve("on-gan/test-scores.csv")).doesNotExist();
    }

    @Test
    void refusesAnotherRecipeInTheSameDirectory() throws IOException {
        Path other = Files.writeString(
                directory.resolve("other.yaml"), Files.readString(recipe).replace("seed: 5", "seed: 6"));

        Outcome outcome = matrix(other, straight);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors()).contains("the recipe of a resumed run must be that of its beginning");
    }

    @Test
    void refusesARecipeThatRehearses() throws IOException {
        Path rehearsing = Files.writeString(
                directory.resolve("r.yaml"), Files.readString(recipe) + "rehearsal: {share: 1, max_images: 9}\n");

        assertThat(matrix(rehearsing, directory.resolve("out")).errors())
                .contains(rehearsing + ": rehearsal must be left out for a matrix");
    }

    @Test
    void refusesAnUnknownGeneratorAndAnotherWayToDivide() {
        Path out = directory.resolve("out");

        assertThat(matrix(recipe, out, "--generators", "gan,late").errors())
                .contains("--generators must name generators of split train (gan, vae) but 'late' is none");
        String[] arguments = arguments(recipe, out).toArray(String[]::new);
        arguments[1] = "camera";
        Outcome outcome = execute(arguments);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errors()).contains("--by", "camera");
        assertThat(out).doesNotExist();
    }
}
