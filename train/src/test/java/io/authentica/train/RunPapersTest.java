package io.authentica.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.ResizePolicy;
import io.authentica.common.model.Variant;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.train.calibrate.CalibrationSplit;
import io.authentica.train.generators.TrainingData;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.report.EpochRow;
import io.authentica.train.report.RunHistory;
import io.authentica.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunPapersTest {

    private static final Recipe RECIPE =
            Recipe.read(Path.of(System.getProperty("authentica.root"), "train/src/test/resources/tiny-recipe.yaml"));
    private static final Sample SAMPLE = new Sample("a.png", "", Label.REAL, "camera", "", "", Split.VALIDATION);
    private static final RunHistory HISTORY = new RunHistory(
            List.of(new EpochRow(1, 1e-3, 0.5, 0.5, 0.9, 0.8, OptionalDouble.of(5), OptionalDouble.of(7))), 1);

    @TempDir
    private Path directory;

    private RunPapers papers(RunPapers.Drawing drawing) {
        List<Sample> samples = List.of(SAMPLE);
        return new RunPapers(
                RECIPE,
                TrainingData.of(new Manifest(Path.of("data"), samples)),
                CalibrationSplit.none(samples),
                Map.of(),
                new RunDirectory(directory),
                drawing);
    }

    private static ModelDescription description(DecisionThreshold threshold) {
        return new ModelDescription(
                ModelDescription.SCHEMA_VERSION,
                "tiny",
                Variant.EFFICIENTNET_B0,
                List.of("real", "fake"),
                Preprocessing.imageNet(ResizePolicy.SQUASH_BILINEAR),
                Calibration.NONE,
                threshold,
                Map.of());
    }

    @Test
    void aJavaWithoutFontsCostsTheCurvesAlone() {
        List<Throwable> failures = List.of(
                new InternalError("no font manager"),
                new UnsatisfiedLinkError("libfreetype.so.6"),
                new NoClassDefFoundError("sun.awt.X11FontManager"),
                new IllegalStateException("Fontconfig head is null"));
        for (Throwable failure : failures) {
            RunPapers.Drawing drawing = (file, name, history) -> {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            };

            assertThatCode(() -> papers(drawing).write(HISTORY, description(DecisionThreshold.HALF), "x"))
                    .as(failure.toString())
                    .doesNotThrowAnyException();
        }
        assertThat(directory.resolve("report.md")).content().contains("- duration of all epochs: 7 s\n");
    }

    @Test
    void aDiskThatTakesNoFileIsAFailure() {
        RunPapers.Drawing full = (file, name, history) -> {
            throw new IOException("No space left on device");
        };

        assertThatThrownBy(() -> papers(full).write(HISTORY, description(DecisionThreshold.HALF), "x"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        directory.resolve("curves.png") + ": cannot be written: No space left on device; the model")
                .hasMessageEndingWith("give --resume for the rest");
    }

    @Test
    void keepsWhatAnEarlierProcessWrote() throws IOException {
        Files.writeString(directory.resolve("report.md"), "report");
        Files.writeString(directory.resolve("curves.png"), "curves");

        papers((file, name, history) -> Files.writeString(file, "drawn anew"))
                .write(HISTORY, description(DecisionThreshold.HALF), "x");

        assertThat(directory.resolve("report.md")).hasContent("report");
        assertThat(directory.resolve("curves.png")).hasContent("curves");
    }

    @Test
    void tellsAThresholdThatIsNotOneHalf() {
        papers((file, name, history) -> {})
                .write(HISTORY, description(new DecisionThreshold(0.7, "fixed at 0.7")), "x");

        assertThat(directory.resolve("report.md")).content().contains("- decision threshold: 0.7: fixed at 0.7\n");
    }
}
