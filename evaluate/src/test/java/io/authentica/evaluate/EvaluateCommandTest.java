package io.authentica.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.authentica.common.calibration.Calibration;
import io.authentica.common.data.Label;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.evaluate.report.HandMade;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.PredictionsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    private static final String METADATA = """
            file_name,prompt,label,model,type,release_date,split
            real/1.jpg,,real,clothing,,,test
            real/2.jpg,,real,clothing,,,test
            real/3.jpg,,real,dreambooth,,,test
            fake/1.png,"a cat, sitting",fake,flux,base,2024-08,test
            fake/2.png,,fake,flux,base,2024-08,test
            fake/3.png,,fake,sdxl,lora,2023-07,test
            fake/4.png,,fake,sdxl,lora,2023-07,train
            """;

    @TempDir
    Path directory;

    private Path data = Path.of("");
    private Path model = Path.of("");
    private Path out = Path.of("");

    private FakeDetector detector = new FakeDetector(HandMade.model("train_generators", "flux"));
    private final AtomicReference<String> opened = new AtomicReference<>("");

    @BeforeEach
    void makeDataSetAndModel() throws IOException {
        data = directory.resolve("data");
        model = Files.createDirectory(directory.resolve("model"));
        out = directory.resolve("out");
        Files.writeString(model.resolve("SHA256SUMS"), "");
        Files.createDirectories(data.resolve("real"));
        Files.createDirectories(data.resolve("fake"));
        Files.writeString(data.resolve("metadata.csv"), METADATA);
        FakePicture.write(data.resolve("real/1.jpg"), 0.125);
        FakePicture.write(data.resolve("real/2.jpg"), 0.5);
        FakePicture.write(data.resolve("real/3.jpg"), 0.75);
        FakePicture.write(data.resolve("fake/1.png"), 0.875);
        FakePicture.write(data.resolve("fake/2.png"), 0.625);
        FakePicture.write(data.resolve("fake/3.png"), 0.25);
        FakePicture.write(data.resolve("fake/4.png"), 0.375);
    }

    @Test
    void printsTheReportAndWritesItWithThePredictions() throws IOException {
        CommandRun run = run("--device", "cpu");

        assertThat(run.stderr()).isEmpty();
        assertThat(run.exitCode()).isZero();
        // By hand: tp 2, fn 1, fp 1, tn 2; the fakes win 3 + 2 + 1 = 6 of 9 pairs; precision 1, 2/3, 3/5 at the fakes.
        assertThat(run.stdout())
                .startsWith("""
                        starter on split test: 6 images scored (3 real, 3 fake), 0 unreadable

                        metric                       value   95 % interval
                        accuracy                     0.6667  0.3000-0.9032
                        """)
                .contains("\nROC AUC                      0.6667  ", "\naverage precision            0.7556  ")
                .contains("""

                        truth  called real  called fake  n
                        real             2            1  3
                        fake             1            2  3

                        Real images that every row shares: all 3 real images of split test (clothing 2, dreambooth 1)
                        generator          training  fakes  recall                  accuracy  balanced accuracy  \
                        precision  F1      ROC AUC  average precision
                        seen generators    seen          2  1.0000 (0.3424-1.0000)  0.8000    0.8333             \
                        0.6667     0.8000  0.8333   0.8333
                        unseen generators  unseen        1  0.0000 (0.0000-0.7935)  0.5000    0.3333             \
                        0.0000     0.0000  0.3333   0.3333
                        flux               seen          2  1.0000 (0.3424-1.0000)  0.8000    0.8333             \
                        0.6667     0.8000  0.8333   0.8333
                        sdxl               unseen        1  0.0000 (0.0000-0.7935)  0.5000    0.3333             \
                        0.0000     0.0000  0.3333   0.3333

                        source      reals  FP  specificity
                        clothing        2   0  1.0000 (0.3424-1.0000)
                        dreambooth      1   1  0.0000 (0.0000-0.7935)
                        """)
                .endsWith("\nreport: " + out.resolve("report.html") + "\n");
        assertThat(Files.readString(out.resolve("predictions.csv")).replaceAll("[0-9a-f]{64}", "SHA256"))
                .isEqualTo("""
                        id,path,sha256,label,generator,type,release_date,split,format,width,height,condition,raw_fake_probability,fake_probability,verdict
                        real/1.jpg,real/1.jpg,SHA256,real,clothing,,,test,png,1,1,clean,0.125,0.125,real
                        real/2.jpg,real/2.jpg,SHA256,real,clothing,,,test,png,1,1,clean,0.5,0.5,real
                        real/3.jpg,real/3.jpg,SHA256,real,dreambooth,,,test,png,1,1,clean,0.75,0.75,fake
                        fake/1.png,fake/1.png,SHA256,fake,flux,base,2024-08,test,png,1,1,clean,0.875,0.875,fake
                        fake/2.png,fake/2.png,SHA256,fake,flux,base,2024-08,test,png,1,1,clean,0.625,0.625,fake
                        fake/3.png,fake/3.png,SHA256,fake,sdxl,lora,2023-07,test,png,1,1,clean,0.25,0.25,real
                        """);
        JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
        assertThat(report.at("/overall/at/package/confusion_matrix").toString())
                .isEqualTo("{\"tp\":2,\"fp\":1,\"tn\":2,\"fn\":1}");
        assertThat(report.at("/origin/manifest_sha256").textValue())
                .isEqualTo(ManifestReader.read(data).sha256());
        // sha256sum of an empty file
        assertThat(report.at("/origin/model/package_sha256").textValue())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(report.at("/origin/authentica_version").textValue()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(out.resolve("report.md")).content().startsWith("# Evaluation of starter on split test\n");
        assertThat(opened).hasValue(model + " on " + Placement.allCores(EngineChoice.AUTO, new DeviceChoice.Cpu()));
        assertThat(detector.closed).isTrue();
    }

    @Test
    void judgesAndReportsByTheCalibratedProbability() throws IOException {
        // Raw odds of 7, 1, 1/3 and so on become their third roots, times exp(1).
        detector = new FakeDetector(
                HandMade.model(new Calibration.Platt(1 / 3.0, 1), new DecisionThreshold(0.8, "by hand")));

        assertThat(run().exitCode()).isZero();

        assertThat(PredictionsFile.read(out.resolve("predictions.csv")))
                .extracting(Prediction::rawFakeProbability)
                .containsExactly(0.125, 0.5, 0.75, 0.875, 0.625, 0.25);
        assertThat(PredictionsFile.read(out.resolve("predictions.csv"))).allSatisfy(prediction -> {
            double odds = prediction.rawFakeProbability() / (1 - prediction.rawFakeProbability());
            double calibratedOdds = Math.E * Math.cbrt(odds);
            assertThat(prediction.fakeProbability()).isEqualTo(calibratedOdds / (1 + calibratedOdds), within(1e-12));
        });
        // e * cbrt(5 / 3) is 3.22 and below 4, e * cbrt(7) 5.2 and e * cbrt(3) 3.92.
        assertThat(PredictionsFile.read(out.resolve("predictions.csv")))
                .extracting(Prediction::verdict)
                .containsExactly(Label.REAL, Label.REAL, Label.REAL, Label.FAKE, Label.REAL, Label.REAL);
        JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
        assertThat(report.at("/origin/model/calibration").toString())
                .isEqualTo("{\"type\":\"platt\",\"slope\":0.3333333333333333,\"intercept\":1.0}");
        assertThat(report.at("/origin/threshold/rule").textValue()).isEqualTo("by hand");
        // The mean of (p - truth) squared, in Python.
        assertThat(report.at("/probability_errors/raw/brier").doubleValue()).isEqualTo(0.257812500000, within(1e-9));
        assertThat(report.at("/probability_errors/calibrated/brier").doubleValue())
                .isEqualTo(0.286008298539, within(1e-9));
        assertThat(out.resolve("report.md"))
                .content()
                .contains("| calibration | Platt, slope 0.3333, intercept 1.0000 |\n")
                .contains("| threshold | fake above 0.8 (by hand) |\n");
    }

    @Test
    void writesTheSameBytesAgain() throws IOException {
        run();
        byte[] json = Files.readAllBytes(out.resolve("report.json"));
        byte[] markdown = Files.readAllBytes(out.resolve("report.md"));

        assertThat(run().exitCode()).isZero();

        assertThat(out.resolve("report.json")).hasBinaryContent(json);
        assertThat(out.resolve("report.md")).hasBinaryContent(markdown);
    }

    @Test
    void saysWhatIsUndefinedOnASplitOfOneClass() {
        CommandRun run = run("--split", "train");

        assertThat(run.exitCode()).isZero();
        assertThat(run.stdout())
                .contains("ROC AUC                      undefined: no real images in split train\n")
                .doesNotContain("NaN");
    }

    @Test
    void failsInOneLineOnAnEmptySplit() {
        CommandRun run = run("--split", "validation");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr())
                .isEqualTo("error: " + data
                        + ": split validation must have images but has none (train 1, validation 0, test 6)\n");
        assertThat(out).doesNotExist();
        assertThat(opened).hasValue("");
    }

    @Test
    void scoresTheRestWhenFewEnoughImagesAreUnreadable() throws IOException {
        Files.writeString(data.resolve("fake/3.png"), "?");

        CommandRun run = run("--max-unreadable", "0.17");

        assertThat(run.exitCode()).isZero();
        assertThat(run.stdout()).startsWith("starter on split test: 5 images scored (3 real, 2 fake), 1 unreadable\n");
        assertThat(new ObjectMapper()
                        .readTree(out.resolve("report.json").toFile())
                        .get("unreadable")
                        .toString())
                .isEqualTo(
                        "[{\"file_name\":\"fake/3.png\",\"reason\":\"not an image in JPEG, PNG, WebP, GIF, BMP or TIFF format\"}]");
    }

    @Test
    void failsAndLeavesNothingWhenTooManyImagesAreUnreadable() throws IOException {
        Files.delete(data.resolve("fake/3.png"));

        CommandRun run = run("--max-unreadable", "0.16");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr())
                .isEqualTo("error: 1 of 6 images are unreadable so far, more than --max-unreadable 0.16 allows; "
                        + "the first: fake/3.png: no such file\n");
        assertThat(out).doesNotExist();
        assertThat(detector.closed).isTrue();
    }

    @Test
    void keepsAnEarlierEvaluationWhenANewOneFails() throws IOException {
        run();
        byte[] json = Files.readAllBytes(out.resolve("report.json"));
        Files.delete(data.resolve("fake/3.png"));

        assertThat(run().exitCode()).isEqualTo(1);

        assertThat(out.resolve("report.json")).hasBinaryContent(json);
    }

    @Test
    void refusesAnOutputDirectoryWithOtherFilesBeforeTheModelIsOpened() throws IOException {
        Files.createDirectory(out);
        Files.writeString(out.resolve("notes.txt"), "mine");

        CommandRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr())
                .isEqualTo(
                        "error: --out must be new, empty or an earlier evaluation but " + out + " holds notes.txt\n");
        assertThat(opened).hasValue("");
    }

    @Test
    void rejectsABoundThatIsNoFractionAsWrongUsage() {
        CommandRun tooLarge = run("--max-unreadable", "1.5");
        CommandRun noNumber = run("--max-unreadable", "few");

        assertThat(tooLarge.exitCode()).isEqualTo(2);
        assertThat(tooLarge.stderr())
                .startsWith("error: Invalid value for option '--max-unreadable': "
                        + "must be a number in [0, 1] but was '1.5'\n");
        assertThat(noNumber.exitCode()).isEqualTo(2);
        assertThat(noNumber.stderr())
                .startsWith("error: Invalid value for option '--max-unreadable': "
                        + "must be a number in [0, 1] but was 'few'\n");
    }

    @Test
    void rejectsAnUnknownSplitAsWrongUsage() {
        CommandRun run = run("--split", "dev");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.stderr()).startsWith("error: Invalid value for option '--split'");
    }

    private CommandRun run(String... more) {
        detector.closed.set(false);
        Object[] arguments = new Object[6 + more.length];
        Object[] always = {"--model", model, "--data", data, "--out", out};
        System.arraycopy(always, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return CommandRun.of(
                new EvaluateCommand((packageDirectory, placement) -> {
                    opened.set(packageDirectory + " on " + placement);
                    return detector;
                }),
                arguments);
    }
}
