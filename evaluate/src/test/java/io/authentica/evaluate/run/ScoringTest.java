package io.authentica.evaluate.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.data.Split;
import io.authentica.common.modelpackage.ImageHashes;
import io.authentica.evaluate.FakeDetector;
import io.authentica.evaluate.FakePicture;
import io.authentica.evaluate.condition.Conditions;
import io.authentica.evaluate.report.HandMade;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.UnreadableBound;
import io.authentica.evaluate.score.UnreadableImage;
import io.authentica.evaluate.source.ImageSource;
import io.authentica.evaluate.source.ImageSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringTest {

    private static final TrainingImages NONE_KNOWN = new TrainingImages(Optional.empty(), false);

    @TempDir
    Path directory;

    private Path data = Path.of("");
    private Path out = Path.of("");
    private final FakeDetector detector = new FakeDetector(HandMade.model());

    @BeforeEach
    void makeFolders() throws IOException {
        data = directory.resolve("data");
        out = Files.createDirectory(directory.resolve("out"));
    }

    @Test
    void predictsEveryImageInTheirOrderAndEndsBatchesWithTheirBlock() throws Exception {
        for (int i = 0; i < 150; i++) {
            FakePicture.write(data.resolve("real/%03d.png".formatted(i)), i / 256.0 * 0.5);
        }

        Evaluation evaluation = run("clean", new UnreadableBound(0), NONE_KNOWN);

        assertThat(evaluation.unreadable()).isEmpty();
        assertThat(evaluation.predictions()).hasSize(150);
        for (int i = 0; i < 150; i++) {
            Prediction prediction = evaluation.predictions().get(i);
            assertThat(prediction.image().id()).isEqualTo("real/%03d.png".formatted(i));
            assertThat(prediction.fakeProbability()).isEqualTo(Math.round(i / 512.0 * 1e6) / 1e6);
        }
        // Blocks of 64, 64 and 22 images.
        assertThat(detector.batchSizes).containsExactly(16, 16, 16, 16, 16, 16, 16, 16, 16, 6);
    }

    @Test
    void theThresholdItselfIsStillReal() throws Exception {
        FakePicture.write(data.resolve("fake/a/1.png"), 0.5);
        FakePicture.write(data.resolve("fake/a/2.png"), 0.500001);

        assertThat(run("clean", new UnreadableBound(0), NONE_KNOWN).predictions())
                .extracting(Prediction::verdict)
                .containsExactly(Label.REAL, Label.FAKE);
    }

    @Test
    void saysOfAnImageWhatItsSourceAndItsBytesSay() throws Exception {
        FakePicture.write(data.resolve("fake/flux/a.png"), 0.25);
        byte[] bytes = Files.readAllBytes(data.resolve("fake/flux/a.png"));
        String sha256 = HexFormat.of().formatHex(SeededOrder.newSha256().digest(bytes));

        assertThat(run("clean", new UnreadableBound(0), NONE_KNOWN).predictions())
                .containsExactly(new Prediction(
                        new EvaluatedImage(
                                "fake/flux/a.png",
                                "fake/flux/a.png",
                                sha256,
                                Label.FAKE,
                                "flux",
                                "",
                                "",
                                Split.TEST,
                                "png",
                                1,
                                1),
                        "clean",
                        0.25,
                        0.25,
                        Label.REAL));
    }

    @Test
    void scoresEachImageUnderEveryConditionBeforeTheNext() throws Exception {
        FakePicture.write(data.resolve("real/1.png"), 0.25);
        FakePicture.write(data.resolve("real/2.png"), 0.75);

        Evaluation evaluation = run("clean,resize:0.5,crop:0.5", new UnreadableBound(0), NONE_KNOWN);

        // A picture of one pixel stays what it is, made smaller or cropped.
        assertThat(evaluation.predictions())
                .extracting(prediction ->
                        prediction.image().id() + " " + prediction.condition() + " " + prediction.rawFakeProbability())
                .containsExactly(
                        "real/1.png clean 0.25",
                        "real/1.png resize:0.5 0.25",
                        "real/1.png crop:0.5 0.25",
                        "real/2.png clean 0.75",
                        "real/2.png resize:0.5 0.75",
                        "real/2.png crop:0.5 0.75");
        assertThat(detector.batchSizes).containsExactly(6);
    }

    @Test
    void aConditionChangesThePictureThatTheDetectorSees() throws Exception {
        FakePicture.write(data.resolve("real/1.png"), 0.25);

        List<Prediction> predictions =
                run("clean,noise:20", new UnreadableBound(0), NONE_KNOWN).predictions();

        assertThat(predictions.get(1).rawFakeProbability())
                .isNotEqualTo(predictions.get(0).rawFakeProbability());
    }

    @Test
    void listsUnreadableImagesUpToTheBoundAndScoresNothingInTheirPlace() throws Exception {
        makeEightOfWhichTwoAreUnreadable();

        Evaluation evaluation = run("clean,web", new UnreadableBound(0.25), NONE_KNOWN);

        assertThat(evaluation.predictions()).hasSize(12);
        assertThat(evaluation.unreadable())
                .containsExactly(
                        new UnreadableImage("broken.png", "not an image in JPEG, PNG, WebP, GIF, BMP or TIFF format"),
                        new UnreadableImage("gone.png", "no such file"));
    }

    @Test
    void givesUpAboveTheBound() throws Exception {
        makeEightOfWhichTwoAreUnreadable();

        assertThatThrownBy(() -> run("clean", new UnreadableBound(0.2499), NONE_KNOWN))
                .isInstanceOf(UserException.class)
                .hasMessage("2 of 8 images are unreadable so far, more than --max-unreadable 0.2499 allows; "
                        + "the first: broken.png: not an image in JPEG, PNG, WebP, GIF, BMP or TIFF format");
    }

    @Test
    void comparesFractionsWithoutRoundingThemDown() {
        assertThat(new UnreadableBound(0.29).allows(29, 100)).isTrue();
        assertThat(new UnreadableBound(0.29).allows(30, 100)).isFalse();
        assertThat(new UnreadableBound(0).allows(0, 0)).isTrue();
        assertThat(new UnreadableBound(0).allows(1, 1_000_000)).isFalse();
        assertThat(new UnreadableBound(1).allows(5, 5)).isTrue();
    }

    @Test
    void rejectsABoundThatIsNoFraction() {
        assertThatThrownBy(() -> new UnreadableBound(1.01))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxFraction must be in [0, 1] but was 1.01");
        assertThatThrownBy(() -> new UnreadableBound(-0.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnreadableBound(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rejectsAModelThatGivesNoProbability() throws Exception {
        FakePicture.write(data.resolve("real/1.png"), 0.5);
        FakePicture.write(data.resolve("real/2.png"), 1.5);

        assertThatThrownBy(() -> run("clean", new UnreadableBound(1), NONE_KNOWN))
                .isInstanceOf(UserException.class)
                .hasMessage("real/2.png: model 'starter' gives the probability 1.5: its weights are not usable");
    }

    @Test
    void refusesTrainingImagesUnlessTheyAreAllowedAndThenSaysHowMany() throws Exception {
        FakePicture.write(data.resolve("real/1.png"), 0.25);
        FakePicture.write(data.resolve("real/2.png"), 0.125);
        ImageHashes second = ImageHashes.ofFiles(List.of(data.resolve("real/2.png")));

        assertThatThrownBy(() -> run("clean", new UnreadableBound(0), new TrainingImages(Optional.of(second), false)))
                .isInstanceOf(UserException.class)
                .hasMessage("real/2.png: no image may be one that the model was trained on, but the package lists its"
                        + " SHA-256; evaluate other data, or use --allow-training-images, which the report will say");

        TrainingImages allowed = new TrainingImages(Optional.of(second), true);
        Evaluation evaluation = run("clean,web", new UnreadableBound(0), allowed);
        assertThat(allowed.remark(evaluation)).isEqualTo(" (the model was trained on 1 of these images)");
        assertThat(NONE_KNOWN.remark(evaluation)).isEmpty();
        ImageHashes other = ImageHashes.of(List.of("0".repeat(64)));
        assertThat(new TrainingImages(Optional.of(other), false).remark(evaluation))
                .isEmpty();
    }

    private void makeEightOfWhichTwoAreUnreadable() throws IOException {
        StringBuilder list = new StringBuilder("path,label\n");
        for (String name : List.of("1", "2", "3", "4", "5", "broken", "gone", "6")) {
            list.append(name).append(".png,real\n");
            FakePicture.write(data.resolve(name + ".png"), 0.5);
        }
        Files.writeString(data.resolve("broken.png"), "no picture");
        Files.delete(data.resolve("gone.png"));
        Files.writeString(data.resolve("list.csv"), list);
    }

    private Evaluation run(String conditions, UnreadableBound bound, TrainingImages training) throws Exception {
        Path list = data.resolve("list.csv");
        try (ImageSource source = ImageSources.open(Files.exists(list) ? list : data, Split.TEST);
                ScoringJournal journal = ScoringJournal.open(out, Map.of("conditions", conditions))) {
            return new Scoring(detector, Conditions.parse(conditions), bound, training)
                    .run(source, journal, Progress.silent());
        } finally {
            ScoringJournal.delete(out);
        }
    }
}
