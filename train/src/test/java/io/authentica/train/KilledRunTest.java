package io.authentica.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.authentica.common.cli.CommandRunner;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.common.safetensors.SafetensorsReader;
import io.authentica.train.loop.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that end before their time: killed, told to stop, or out of disk. Each process does real training on a CPU. */
final class KilledRunTest {

    private static final Path RECIPE =
            Path.of(System.getProperty("authentica.root"), "train/src/test/resources/every-option-recipe.yaml");
    private static final String CHECKPOINT_LINE = " checkpoint after ";

    /** No process may write a file of more than some megabytes: a disk that is full to everything but small files. */
    private static final List<String> FULL_DISK = List.of("sh", "-c", "ulimit -f 8000; exec \"$@\"", "sh");

    /** In all; a run has too few checkpoints for so many. */
    private static final int KILLS = 10;

    @TempDir
    private static Path shared;

    private static Path data = Path.of("");
    private static Path straight = Path.of("");

    @TempDir
    private Path directory;

    @BeforeAll
    static void trainsOnceWithoutInterruption() throws IOException {
        data = TinyDataSet.write(shared.resolve("data"), 4);
        straight = shared.resolve("straight");
        assertThat(CommandRunner.run(new TrainCommand(new StopSignal()), arguments(straight)))
                .isZero();
    }

    private static String[] arguments(Path run, String... more) {
        return ChildRun.arguments(RECIPE, data, run, more).toArray(String[]::new);
    }

    private static Process start(Path run) throws IOException {
        return Files.exists(run.resolve("recipe.yaml"))
                ? ChildRun.start(List.of(), RECIPE, data, run, "--resume")
                : ChildRun.start(List.of(), RECIPE, data, run);
    }

    private static void assertEndsLikeTheStraightRun(Path run) throws IOException {
        List<String> compared = new ArrayList<>(List.of("metrics.csv", "package/model.safetensors"));
        try (Stream<Path> files = Files.walk(straight.resolve("checkpoints"))) {
            files.filter(Files::isRegularFile)
                    .map(file -> straight.relativize(file).toString())
                    .forEach(compared::add);
        }
        for (String file : compared) {
            assertThat(run.resolve(file)).hasSameBinaryContentAs(straight.resolve(file));
        }
        assertThat(run.resolve("report.md")).isNotEmptyFile();
        assertThat(run.resolve("curves.png")).isNotEmptyFile();
    }

    private static List<String> checkpoints(Path run) throws IOException {
        try (Stream<Path> children = Files.list(run.resolve("checkpoints"))) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void packagesTheAverageOfTheBestEpochAndKeepsAsManyAsAsked() throws IOException {
        ModelPackage modelPackage = ModelPackage.load(straight.resolve("package"));
        int best = Integer.parseInt(
                Objects.requireNonNull(modelPackage.description().provenance().get("best_epoch")));
        Path checkpoint = straight.resolve("checkpoints/epoch-000" + best);
        String name = "blocks.3.0.bn1.running_var";

        float packaged = modelPackage.weights().get(name).values()[0];
        float average = value(checkpoint.resolve("average.safetensors"), name);
        float last = value(checkpoint.resolve("model.safetensors"), name);

        // Half precision has 11 bits.
        assertThat(packaged).isCloseTo(average, withinPercentage(0.05));
        assertThat(Math.abs(last - average)).isGreaterThan(0.001f * average);
        assertThat(checkpoints(straight))
                .contains("epoch-000" + best, "epoch-0003")
                .hasSizeBetween(2, 3);
    }

    private static float value(Path file, String name) throws IOException {
        return Objects.requireNonNull(SafetensorsReader.read(file).tensors().get(name))
                .values()[0];
    }

    @Test
    void endsAsAnUninterruptedRunHoweverOftenItIsKilled() throws Exception {
        SplittableRandom random = new SplittableRandom(20);
        int kills = 0;
        for (int i = 0; kills < KILLS; i++) {
            Path run = directory.resolve("killed " + i);
            int before = kills;
            while (!Files.exists(run.resolve("package"))) {
                kills += killed(run, random) ? 1 : 0;
            }
            assertThat(kills).as("kills").isGreaterThan(before);
            // Killed after the package was there, or not: either way this changes nothing any more.
            assertThat(CommandRunner.run(new TrainCommand(new StopSignal()), arguments(run, "--resume")))
                    .isZero();
            assertEndsLikeTheStraightRun(run);
        }
    }

    /** Lets the run go on for a while; false if it ended by itself. */
    private boolean killed(Path run, SplittableRandom random) throws Exception {
        Process process = start(run);
        // At least one new checkpoint each time, then any moment: within a step, a checkpoint, validation, packaging.
        int checkpoints = 1 + random.nextInt(2);
        int millis = random.nextInt(600);
        try (BufferedReader lines = process.inputReader()) {
            lines.lines()
                    .filter(line -> line.contains(CHECKPOINT_LINE))
                    .limit(checkpoints)
                    .forEach(line -> {});
            return !process.waitFor(millis, TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Exit codes are 128 and the signal's number. */
    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    @DisabledOnOs(OS.WINDOWS)
    void stopsAfterTheStepUnderWayAndSaysHowToGoOn(String signal, int exitCode) throws Exception {
        // What runs in a shell's background ignores Ctrl-C, and hands that on.
        assumeFalse(signal.equals("INT") && ignoresInterrupts());
        Path run = directory.resolve("told to stop");
        Process process = start(run);
        List<String> said;
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.lines().anyMatch(line -> line.contains("checkpoint after step 1 of epoch 1")))
                    .isTrue();
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            said = lines.lines().toList();
        }

        assertThat(process.waitFor()).isEqualTo(exitCode);
        assertThat(said).noneMatch(line -> line.contains("SIGSEGV"));
        String last = said.get(said.size() - 1);
        assertThat(last)
                .startsWith("error: stopped after ")
                .endsWith("; go on with: scripts/train.sh run --recipe " + RECIPE + " --data " + data + " --out '" + run
                        + "' --device cpu --checkpoint-every 1 --resume");
        assertThat(run.resolve("package")).doesNotExist();
        assertThat(CommandRunner.run(new TrainCommand(new StopSignal()), arguments(run, "--resume")))
                .isZero();
        assertEndsLikeTheStraightRun(run);
    }

    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.isReadable(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(
                                line -> (Long.parseUnsignedLong(line.replaceFirst("SigIgn:\\s*", ""), 16) & 0b10) != 0);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsTheLastCheckpointWhenTheDiskTakesNoMore() throws Exception {
        Path run = directory.resolve("full");
        Process killed = start(run);
        try (BufferedReader lines = killed.inputReader()) {
            assertThat(lines.lines().anyMatch(line -> line.contains(CHECKPOINT_LINE)))
                    .isTrue();
        } finally {
            killed.destroyForcibly().onExit().join();
        }
        // What the killed process was about to write may be there or not.
        List<String> before = checkpoints(run);
        assertThat(lastWordsOnAFullDisk(run))
                .startsWith("error: " + run.resolve("checkpoints") + "/epoch-")
                .contains(": cannot be written: File too large; free or mend the disk and go on with --resume from ")
                .endsWith("/" + before.get(before.size() - 1));
        assertThat(checkpoints(run)).isEqualTo(before);
        assertThat(CommandRunner.run(new TrainCommand(new StopSignal()), arguments(run, "--resume")))
                .isZero();
        assertEndsLikeTheStraightRun(run);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesThePackageOnceTheDiskTakesIt() throws Exception {
        Path run = directory.resolve("no package");
        copy(straight, run);
        for (String file : List.of("package", "report.md", "curves.png")) {
            delete(run.resolve(file));
        }
        assertThat(lastWordsOnAFullDisk(run))
                .startsWith("error: " + run.resolve("package"))
                .endsWith(": cannot be written: File too large; free or mend the disk and go on with --resume");
        assertThat(run.resolve("package")).doesNotExist();
        assertThat(CommandRunner.run(new TrainCommand(new StopSignal()), arguments(run, "--resume")))
                .isZero();
        assertEndsLikeTheStraightRun(run);
    }

    private static String lastWordsOnAFullDisk(Path run) throws Exception {
        Process process = ChildRun.start(FULL_DISK, RECIPE, data, run, "--resume");
        List<String> said;
        try (BufferedReader lines = process.inputReader()) {
            said = lines.lines().toList();
        }
        assertThat(process.waitFor()).isEqualTo(1);
        return said.get(said.size() - 1);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path file) throws IOException {
        try (Stream<Path> files = Files.walk(file)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
