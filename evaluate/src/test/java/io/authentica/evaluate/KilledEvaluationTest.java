package io.authentica.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.evaluate.report.HandMade;
import io.authentica.evaluate.run.ScoringJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it scores, and the next one. */
class KilledEvaluationTest {

    private static final int KILLED = 137;

    /** In the middle of the second block. */
    private static final int BATCHES = 12;

    @TempDir
    Path directory;

    @Test
    void theNextRunEndsWithTheSameReportAndPredictions() throws Exception {
        Path model = Files.createDirectory(directory.resolve("model"));
        Files.writeString(model.resolve("SHA256SUMS"), "");
        for (int i = 0; i < 150; i++) {
            String folder = i % 2 == 0 ? "real" : "fake/g" + i % 3;
            FakePicture.write(directory.resolve("data/%s/%03d.png".formatted(folder, i)), i / 150.0);
        }
        Path whole = directory.resolve("whole");
        Path killed = directory.resolve("killed");
        assertThat(evaluate(whole).exitCode()).isZero();

        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledEvaluationTest.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(child.waitFor())
                .as(Files.readString(directory.resolve("log")))
                .isEqualTo(KILLED);
        assertThat(killed.resolve(ScoringJournal.FILE_NAME)).exists();
        assertThat(killed.resolve("report.json")).doesNotExist();

        CommandRun resumed = evaluate(killed);

        assertThat(resumed.stderr()).isEmpty();
        assertThat(resumed.exitCode()).isZero();
        assertThat(killed.resolve(ScoringJournal.FILE_NAME)).doesNotExist();
        for (String file : List.of("predictions.csv", "predictions.parquet", "report.md", "report.json")) {
            assertThat(killed.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
    }

    private CommandRun evaluate(Path out) {
        return CommandRun.of(
                new EvaluateCommand((model, device) -> new FakeDetector(HandMade.model())), arguments(directory, out));
    }

    private static Object[] arguments(Path directory, Path out) {
        return new Object[] {
            "--model",
            directory.resolve("model"),
            "--data",
            directory.resolve("data"),
            "--out",
            out,
            "--conditions",
            "clean,crop:0.5"
        };
    }

    /** The child: dies as by SIGKILL after some batches. */
    public static void main(String... arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        CommandRun.of(
                new EvaluateCommand((model, device) -> new BreakingDetector(
                        new FakeDetector(HandMade.model()),
                        BATCHES,
                        () -> Runtime.getRuntime().halt(KILLED))),
                arguments(directory, directory.resolve("killed")));
    }
}
