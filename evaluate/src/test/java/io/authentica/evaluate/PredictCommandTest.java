package io.authentica.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.authentica.common.calibration.Calibration;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import io.authentica.common.modelpackage.DecisionThreshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {

    @TempDir
    Path directory;

    private FakeDetector detector = new FakeDetector(HandMade.model());
    private final AtomicReference<String> opened = new AtomicReference<>("");

    @BeforeEach
    void writeImages() throws IOException {
        write("a.jpg", "0.9731");
        write("b.PNG", "0.5");
        write("deep/er/c.webp", "0.00004");
        write("deep/broken.tiff", "?");
        write("deep/notes.txt", "0.1");
        Files.createDirectory(directory.resolve("deep/directory.jpg"));
    }

    @Test
    void printsATableOfTheFilesInTheOrderGiven() {
        CommandRun run = run(file("b.PNG"), file("a.jpg"));

        assertThat(run.stdout()).isEqualTo("""
                        file   verdict  probability of fake
                        b.PNG  REAL     0.5000
                        a.jpg  FAKE     0.9731
                        """);
        assertThat(run.stderr()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(detector.closed).isTrue();
    }

    @Test
    void findsTheImageFilesOfADirectorySortedAndPrintsAllButTheUnreadable() {
        CommandRun run = run(directory);

        assertThat(run.stdout()).isEqualTo("""
                        file              verdict  probability of fake
                        a.jpg             FAKE     0.9731
                        b.PNG             REAL     0.5000
                        deep/broken.tiff  error    not an image
                        deep/er/c.webp    REAL     0.0000
                        """);
        assertThat(run.stderr()).isEqualTo("error: 1 of 4 files could not be read\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void printsJsonWithTheKeysOfTheRestApi() {
        CommandRun run = run("--json", file("deep"), file("a.jpg"));

        assertThat(run.stdout()).isEqualTo("""
                        [ {
                          "file": "deep/broken.tiff",
                          "error": "not an image"
                        }, {
                          "file": "deep/er/c.webp",
                          "label": "REAL",
                          "is_fake": false,
                          "confidence": 1.0,
                          "probabilities": {
                            "real": 1.0,
                            "fake": 0.0
                          }
                        }, {
                          "file": "a.jpg",
                          "label": "FAKE",
                          "is_fake": true,
                          "confidence": 0.9731,
                          "probabilities": {
                            "real": 0.0269,
                            "fake": 0.9731
                          }
                        } ]
                        """);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void printsTheCalibratedProbabilityAndInJsonTheRawOneToo() throws IOException {
        // Odds of 3 become their square root.
        detector =
                new FakeDetector(HandMade.model(new Calibration.Temperature(2), new DecisionThreshold(0.7, "by hand")));
        Path image = write("odds.png", "0.75");

        assertThat(run(image).stdout()).isEqualTo("""
                        file      verdict  probability of fake
                        odds.png  REAL     0.6340
                        """);
        assertThat(run("--json", image).stdout()).isEqualTo("""
                        [ {
                          "file": "odds.png",
                          "label": "REAL",
                          "is_fake": false,
                          "confidence": 0.366,
                          "probabilities": {
                            "real": 0.366,
                            "fake": 0.634
                          },
                          "raw_probabilities": {
                            "real": 0.25,
                            "fake": 0.75
                          }
                        } ]
                        """);
    }

    @Test
    void keepsAHostileNameInItsLineAndWholeInJson() throws IOException {
        Path file = write("x\n\u001b[2Jy,|\".png", "0.75");

        assertThat(run(file).stdout()).isEqualTo("""
                        file                  verdict  probability of fake
                        x\\n\\u001b[2Jy,|".png  FAKE     0.7500
                        """);
        CommandRun json = run("--json", file);
        assertThat(new ObjectMapper().readTree(json.stdout()).get(0).get("file").textValue())
                .isEqualTo("x\n\u001b[2Jy,|\".png");
    }

    @Test
    void readsANamedFileWhateverItsExtension() {
        CommandRun run = run(file("deep/notes.txt"));

        assertThat(run.stdout()).contains("deep/notes.txt  REAL     0.1000\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void failsInOneLineOnAMissingPathBeforeTheModelIsOpened() {
        CommandRun run = run(file("a.jpg"), file("missing.jpg"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).isEqualTo("error: no such file or directory: missing.jpg\n");
        assertThat(opened).hasValue("");
    }

    @Test
    void failsInOneLineOnADirectoryWithoutImages() throws IOException {
        CommandRun run = run(Files.createDirectory(directory.resolve("empty")));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr())
                .isEqualTo("error: empty: must have image files (bmp, gif, jpeg, jpg, png, tif, tiff, webp)"
                        + " but has none\n");
    }

    @Test
    void isUsageErrorWithoutFiles() {
        CommandRun run = run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.stderr()).isEqualTo("error: Missing required parameter: 'FILE|DIR'\ntry: predict --help\n");
    }

    @Test
    void rejectsAnUnknownDevice() {
        CommandRun run = run("--device", "gpu", file("a.jpg"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.stderr())
                .startsWith("error: Invalid value for option '--device': "
                        + "device must be auto, cpu or cuda:N but was 'gpu'\n");
    }

    @Test
    void rejectsAnUnknownEngine() {
        CommandRun run = run("--engine", "onnx", file("a.jpg"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.stderr())
                .startsWith("error: Invalid value for option '--engine': "
                        + "engine must be one of auto, pytorch, onnxruntime but was 'onnx'\n");
    }

    @Test
    void opensTheModelEngineAndDeviceThatAreNamed() {
        run("--model", "my/model", "--device", "cuda:3", "--engine", "pytorch", file("a.jpg"));

        assertThat(opened)
                .hasValue(Path.of("my/model") + " on "
                        + Placement.allCores(EngineChoice.PYTORCH, new DeviceChoice.Cuda(3)));
    }

    @Test
    void opensTheStarterModelOfTheInstallationByDefault() {
        Placement byDefault = Placement.allCores(EngineChoice.AUTO, new DeviceChoice.Auto());
        String home = System.getProperty("authentica.home");
        try {
            System.setProperty("authentica.home", "/opt/authentica");
            run(file("a.jpg"));
            assertThat(opened).hasValue("/opt/authentica/models/starter on " + byDefault);
            System.clearProperty("authentica.home");
            run(file("a.jpg"));
            assertThat(opened).hasValue("./models/starter on " + byDefault);
        } finally {
            if (home != null) {
                System.setProperty("authentica.home", home);
            }
        }
    }

    /** Runs the command; the paths in its output lose the test's directory, which differs from run to run. */
    private CommandRun run(Object... arguments) {
        detector.closed.set(false);
        CommandRun run = CommandRun.of(
                new PredictCommand((model, placement) -> {
                    opened.set(model + " on " + placement);
                    return detector;
                }),
                arguments);
        return new CommandRun(run.exitCode(), relative(run.stdout()), relative(run.stderr()));
    }

    private String relative(String output) {
        String prefix = directory + "/";
        // The heading is padded for the prefix too.
        return output.replace(prefix, "").replaceFirst(" ".repeat(prefix.length()), "");
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private Path write(String name, String content) throws IOException {
        Path file = file(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
