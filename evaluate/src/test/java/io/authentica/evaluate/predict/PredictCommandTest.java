package io.authentica.evaluate.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.authentica.common.calibration.Calibration;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.common.modelpackage.UncertainBand;
import io.authentica.evaluate.CommandRun;
import io.authentica.evaluate.FakeDetector;
import io.authentica.evaluate.report.HandMade;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private byte[] standardInput = new byte[0];
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
                          "verdict": "REAL",
                          "label": "REAL",
                          "is_fake": false,
                          "confidence": 1.0,
                          "probabilities": {
                            "real": 1.0,
                            "fake": 0.0
                          },
                          "warnings": []
                        }, {
                          "file": "a.jpg",
                          "verdict": "FAKE",
                          "label": "FAKE",
                          "is_fake": true,
                          "confidence": 0.9731,
                          "probabilities": {
                            "real": 0.0269,
                            "fake": 0.9731
                          },
                          "warnings": []
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
                          "verdict": "REAL",
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
                          },
                          "warnings": []
                        } ]
                        """);
    }

    private static FakeDetector uncertainBetween(double low, double high) {
        ModelDescription plain = HandMade.model();
        return new FakeDetector(new ModelDescription(
                plain.schemaVersion(),
                plain.name(),
                plain.architecture(),
                plain.stemStride(),
                plain.labels(),
                plain.preprocessing(),
                plain.calibration(),
                plain.threshold(),
                new UncertainBand(low, high, "by hand"),
                plain.provenance()));
    }

    @Test
    void isUncertainWithinTheBandAndGivesBothVerdictsInJson() throws IOException {
        detector = uncertainBetween(0.25, 0.75);
        Path low = write("low.png", "0.25");
        Path middle = write("middle.png", "0.7");
        Path high = write("high.png", "0.8");

        assertThat(run(low, middle, high).stdout()).isEqualTo("""
                        file        verdict    probability of fake
                        low.png     REAL       0.2500
                        middle.png  UNCERTAIN  0.7000
                        high.png    FAKE       0.8000
                        """);
        assertThat(run("--json", middle).stdout())
                .contains("\"verdict\": \"UNCERTAIN\",", "\"label\": \"FAKE\",", "\"confidence\": 0.7,");
    }

    @Test
    void theExitCodeTellsTheVerdictsOnRequest() throws IOException {
        detector = uncertainBetween(0.25, 0.75);
        Path real = write("real.png", "0.25");
        Path uncertain = write("uncertain.png", "0.5");
        Path fake = write("fake.png", "0.8");
        Path broken = file("deep/broken.tiff");

        assertThat(run(fake, uncertain).exitCode()).isZero();
        assertThat(run("--exit-code", real).exitCode()).isZero();
        assertThat(run("--exit-code", real, uncertain).exitCode()).isEqualTo(4);
        assertThat(run("--exit-code", real, uncertain, fake).exitCode()).isEqualTo(3);
        assertThat(run("--exit-code", real, uncertain, fake, broken).exitCode()).isEqualTo(1);
    }

    @Test
    void printsCsvWithAllDigits() throws IOException {
        Path named = write("a,b.png", "0.1");

        CommandRun run = run("--csv", named, file("deep/broken.tiff"));

        assertThat(run.stdout()).isEqualTo("""
                file,verdict,fake_probability,raw_fake_probability,format,width,height,jpeg_quality,warnings,heat_map,error
                "a,b.png",REAL,0.10000000149011612,0.10000000149011612,,,,,,,
                deep/broken.tiff,,,,,,,,,,not an image
                """);
        assertThat(run("--csv", "--json", named).exitCode()).isEqualTo(2);
    }

    @Test
    void readsOneImageFromStandardInput() {
        standardInput = "0.75".getBytes(StandardCharsets.UTF_8);

        assertThat(run("-").stdout()).isEqualTo("""
                        file  verdict  probability of fake
                        -     FAKE     0.7500
                        """);
        CommandRun twice = run("-", "-");
        assertThat(twice.exitCode()).isEqualTo(1);
        assertThat(twice.stderr()).isEqualTo("error: -: standard input must be named once\n");
    }

    @Test
    void leavesOutTheHeatMapsOfAnEarlierRun() throws IOException {
        write("deep/er/c.webp.heatmap.png", "0.9");

        assertThat(run(file("deep/er")).stdout()).contains("c.webp").doesNotContain("heatmap");
        assertThat(run(file("deep/er/c.webp.heatmap.png")).stdout()).contains("FAKE     0.9000");
    }

    @Test
    void neverReplacesAFileByAHeatMap() throws IOException {
        Path mine = write("a.jpg.heatmap.png", "mine");

        CommandRun run = run("--explain", file("a.jpg"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr())
                .isEqualTo("error: a.jpg.heatmap.png: a heat map must not replace a file, but this one exists; name"
                        + " another --explain-dir\n");
        assertThat(mine).hasContent("mine");
        assertThat(opened).hasValue("");
    }

    @Test
    void refusesTwoHeatMapsOfOneName() throws IOException {
        Path same = write("deep/a.jpg", "0.5");
        Path maps = directory.resolve("maps");

        CommandRun run = run("--explain-dir", maps, file("a.jpg"), same);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr()).startsWith("error: maps/a.jpg.heatmap.png: would be the heat map of two pictures; ");
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
        assertThat(run.stderr()).isEqualTo("error: Missing required parameter: 'FILE|DIR|-'\ntry: predict --help\n");
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
    void opensTheModelAndDeviceThatAreNamed() {
        run("--model", "my/model", "--device", "cuda:3", file("a.jpg"));

        assertThat(opened).hasValue(Path.of("my/model") + " on " + new DeviceChoice.Cuda(3));
    }

    @Test
    void opensTheStarterModelOfTheInstallationByDefault() {
        String home = System.getProperty("authentica.home");
        try {
            System.setProperty("authentica.home", "/opt/authentica");
            run(file("a.jpg"));
            assertThat(opened).hasValue("/opt/authentica/models/starter on " + new DeviceChoice.Auto());
            System.clearProperty("authentica.home");
            run(file("a.jpg"));
            assertThat(opened).hasValue("./models/starter on " + new DeviceChoice.Auto());
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
                new PredictCommand(
                        (model, device) -> {
                            opened.set(model + " on " + device);
                            return detector;
                        },
                        new ByteArrayInputStream(standardInput)),
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
