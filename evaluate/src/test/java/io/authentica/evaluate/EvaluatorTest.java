package io.authentica.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.evaluate.report.HandMade;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.UnreadableBound;
import io.authentica.evaluate.score.UnreadableImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {

    @TempDir
    Path directory;

    private final FakeDetector detector = new FakeDetector(HandMade.model());

    @Test
    void predictsEverySampleInTheirOrderInBatchesOfSixteen() throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            samples.add(sample("image-" + i, Float.toString(i / 256f)));
        }
        AtomicInteger steps = new AtomicInteger();

        Evaluation evaluation =
                new Evaluator(detector, new UnreadableBound(0)).evaluate(samples, this::path, steps::incrementAndGet);

        assertThat(evaluation.unreadable()).isEmpty();
        assertThat(evaluation.predictions()).hasSize(150);
        for (int i = 0; i < 150; i++) {
            Prediction prediction = evaluation.predictions().get(i);
            assertThat(prediction.image().id()).isEqualTo("image-" + i);
            assertThat(prediction.fakeProbability()).isEqualTo(i / 256.0);
            // The threshold of 0.5 itself is still real.
            assertThat(prediction.verdict()).isEqualTo(i > 128 ? Label.FAKE : Label.REAL);
        }
        assertThat(detector.batchSizes).containsExactly(16, 16, 16, 16, 16, 16, 16, 16, 16, 6);
        assertThat(steps).hasValue(150);
    }

    @Test
    void keepsWhatTheDataSetSaysOfASample() throws Exception {
        Sample sample = new Sample("a.png", "a cat", Label.FAKE, "flux", "lora", "2024-08", Split.VALIDATION);
        Files.writeString(directory.resolve("a.png"), "0.25");

        Evaluation evaluation =
                new Evaluator(detector, new UnreadableBound(0)).evaluate(List.of(sample), this::path, () -> {});

        assertThat(evaluation.predictions())
                .containsExactly(new Prediction(
                        new EvaluatedImage(
                                "a.png",
                                "a.png",
                                "",
                                Label.FAKE,
                                "flux",
                                "lora",
                                "2024-08",
                                Split.VALIDATION,
                                "",
                                0,
                                0),
                        "clean",
                        0.25,
                        0.25,
                        Label.REAL));
    }

    @Test
    void listsUnreadableImagesUpToTheBoundAndScoresNothingInTheirPlace() throws Exception {
        List<Sample> samples = samplesOfWhichTwoOfEightAreUnreadable();

        Evaluation evaluation =
                new Evaluator(detector, new UnreadableBound(0.25)).evaluate(samples, this::path, () -> {});

        assertThat(evaluation.predictions()).hasSize(6);
        assertThat(evaluation.unreadable())
                .containsExactly(
                        new UnreadableImage("broken", "not an image"), new UnreadableImage("gone", "no such file"));
    }

    @Test
    void givesUpAboveTheBound() throws Exception {
        List<Sample> samples = samplesOfWhichTwoOfEightAreUnreadable();

        assertThatThrownBy(() ->
                        new Evaluator(detector, new UnreadableBound(0.2499)).evaluate(samples, this::path, () -> {}))
                .isInstanceOf(UserException.class)
                .hasMessage("2 of 8 images are unreadable so far, more than --max-unreadable 0.2499 allows; "
                        + "the first: broken: not an image");
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
        List<Sample> samples = List.of(sample("good", "0.5"), sample("bad", "NaN"));

        assertThatThrownBy(
                        () -> new Evaluator(detector, new UnreadableBound(1)).evaluate(samples, this::path, () -> {}))
                .isInstanceOf(UserException.class)
                .hasMessage("bad: model 'starter' gives the probability NaN: its weights are not usable");
    }

    @Test
    void namesTheImageOnWhichTheDetectorHasADefect() throws Exception {
        List<Sample> samples = List.of(sample("a", "0.5"));
        detector.close();

        assertThatThrownBy(
                        () -> new Evaluator(detector, new UnreadableBound(1)).evaluate(samples, this::path, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("while reading a: java.lang.IllegalStateException: closed");
    }

    private List<Sample> samplesOfWhichTwoOfEightAreUnreadable() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            samples.add(sample("image-" + i, "0.5"));
        }
        samples.add(sample("broken", "no number"));
        samples.add(new Sample("gone", "", Label.REAL, "clothing", "", "", Split.TEST));
        samples.add(sample("image-5", "0.5"));
        return samples;
    }

    private Sample sample(String fileName, String content) throws IOException {
        Files.writeString(directory.resolve(fileName), content);
        return new Sample(fileName, "", Label.REAL, "clothing", "", "", Split.TEST);
    }

    private Path path(Sample sample) {
        return directory.resolve(sample.fileName());
    }
}
