package io.authentica.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Sample;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.data.Split;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.model.Classifier;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import io.authentica.common.modelpackage.ImageHashes;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.calibrate.CalibrationImages;
import io.authentica.train.calibrate.Decision;
import io.authentica.train.calibrate.DecisionRecipe;
import io.authentica.train.loop.StopSignal;
import io.authentica.train.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs whose package is calibrated, on a tiny data set, on the CPU. */
final class CalibratedRunTest {

    private static final Path RECIPE =
            Path.of(System.getProperty("authentica.root"), "train/src/test/resources/tiny-recipe.yaml");

    @TempDir
    private Path directory;

    private static Outcome train(Path recipe, Path data, Path out, String... more) {
        return train(new StopSignal(), recipe, data, out, more);
    }

    private static Outcome train(StopSignal stop, Path recipe, Path data, Path out, String... more) {
        return Outcome.of(
                stop,
                Stream.concat(
                                Stream.of("--recipe", recipe, "--data", data, "--out", out, "--device", "cpu"),
                                Stream.of(more))
                        .toArray());
    }

    @Test
    void refusesACalibrationOfTooFewImagesBeforeItTrains() throws IOException {
        Path data = TinyDataSet.write(directory.resolve("data"), 4);
        Path recipe = calibrating();
        Path run = directory.resolve("run");

        Outcome outcome = train(recipe, data, run);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors())
                .isEqualTo(
                        "error: calibration: temperature needs at least 10 real and 10 fake images in the calibration"
                                + " part of split validation but has 1 and 1" + System.lineSeparator());
        assertThat(run).doesNotExist();
    }

    @Test
    void calibratesThePackagedWeightsOnImagesThatChoseNoEpoch() throws IOException {
        Path recipe = calibrating();
        Path other = TinyDataSet.write(directory.resolve("data"), 4, 20);
        Path run = directory.resolve("run");
        DecisionRecipe decision = Recipe.read(recipe).decision();
        Manifest validation = ManifestReader.read(other).filter(Split.VALIDATION);
        List<Sample> kept = decision.split(validation.samples(), 5).calibration();
        Path damaged = validation.file(kept.get(0));
        byte[] image = Files.readAllBytes(damaged);
        Files.writeString(damaged, "no image");

        Outcome failed = train(recipe, other, run);

        // The epoch was chosen without a look at it.
        assertThat(failed.errors()).contains(damaged.toString());
        assertThat(Files.readAllLines(run.resolve("metrics.csv"))).hasSize(2);
        assertThat(run.resolve("package")).doesNotExist();

        Files.write(damaged, image);
        StopSignal stop = new StopSignal();
        stop.request();
        // Training is over, so that it is the scoring of the calibration images that is told to end.
        Outcome stopped = train(stop, recipe, other, run, "--resume");
        assertThat(stopped.exitCode()).isEqualTo(1);
        assertThat(stopped.errors())
                .startsWith("error: stopped after training, which is complete; go on with: scripts/train.sh ")
                .contains(" --resume");
        assertThat(run.resolve("package")).doesNotExist();

        assertThat(train(recipe, other, run, "--resume").errors()).isEmpty();

        ModelPackage modelPackage = ModelPackage.load(run.resolve("package"));
        ModelDescription description = modelPackage.description();
        Decision expected = decision.decide(CalibrationImages.of(kept, fakeMinusReal(modelPackage, other, kept)));
        assertThat(temperature(description.calibration()))
                .isCloseTo(temperature(expected.calibration()), withinPercentage(0.01));
        assertThat(description.threshold().value())
                .isCloseTo(expected.threshold().value(), within(1e-6));
        assertThat(description.threshold().rule()).startsWith("best balanced accuracy, ");
        assertThat(description.uncertain().low()).isCloseTo(expected.uncertain().low(), within(1e-6));
        assertThat(description.uncertain().high())
                .isCloseTo(expected.uncertain().high(), within(1e-6));
        ImageHashes trainedOn = modelPackage.trainingImages().orElseThrow();
        for (Sample sample : ManifestReader.read(other).samples()) {
            assertThat(trainedOn.contains(sha256(other.resolve(sample.fileName()))))
                    .as(sample.fileName())
                    .isEqualTo(sample.split() == Split.TRAIN);
        }
        assertThat(description.provenance())
                .containsEntry("calibration_real_images", "10")
                .containsEntry("calibration_fake_images", "10");
        assertThat(run.resolve("package/README.md")).content().contains("Calibration of probabilities: temperature ");
        assertThat(run.resolve("report.md"))
                .content()
                .contains("highest AUC on 20 of 40 validation images, ")
                .contains(
                        description.calibration().description() + ", fitted to 10 real and 10 fake validation images");
    }

    private Path calibrating() throws IOException {
        String text = Files.readString(RECIPE)
                .replace("epochs: 3", "epochs: 1")
                .replaceFirst(
                        "decision: .*",
                        "decision: {calibration: temperature, share: 0.5, threshold: {type: best-balanced-accuracy},"
                                + " uncertain: {type: max-error-rate, rate: 0.4}}");
        return Files.writeString(directory.resolve("calibrating.yaml"), text);
    }

    private static String sha256(Path file) throws IOException {
        return HexFormat.of().formatHex(SeededOrder.newSha256().digest(Files.readAllBytes(file)));
    }

    private static double temperature(Calibration calibration) {
        assertThat(calibration).isInstanceOf(Calibration.Temperature.class);
        return ((Calibration.Temperature) calibration).temperature();
    }

    /** One by one, as the service asks. */
    private static double[] fakeMinusReal(ModelPackage modelPackage, Path root, List<Sample> samples)
            throws IOException {
        Preprocessor preprocessor = new Preprocessor(modelPackage.description().preprocessing());
        double[] differences = new double[samples.size()];
        try (Classifier classifier =
                modelPackage.classifier(new Placement(EngineChoice.PYTORCH, new DeviceChoice.Cpu(), 1, 1))) {
            for (int i = 0; i < differences.length; i++) {
                Path file = root.resolve(samples.get(i).fileName());
                float[] image =
                        preprocessor.prepare(new ImageDecoder().decode(file.toString(), Files.readAllBytes(file)));
                float[] logits = classifier.logits(List.of(image)).values();
                differences[i] = (double) logits[1] - logits[0];
            }
        }
        return differences;
    }
}
