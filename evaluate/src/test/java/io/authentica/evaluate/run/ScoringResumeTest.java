package io.authentica.evaluate.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.evaluate.BreakingDetector;
import io.authentica.evaluate.FakeDetector;
import io.authentica.evaluate.FakePicture;
import io.authentica.evaluate.condition.Conditions;
import io.authentica.evaluate.report.HandMade;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.UnreadableBound;
import io.authentica.evaluate.source.ImageSource;
import io.authentica.evaluate.source.ImageSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringResumeTest {

    private static final Map<String, String> OPTIONS = Map.of("model", "aa", "conditions", "clean,crop:0.5");

    @TempDir
    Path directory;

    private Path data = Path.of("");
    private Path out = Path.of("");
    private FakeDetector detector = new FakeDetector(HandMade.model());

    @BeforeEach
    void makeImages() throws IOException {
        data = directory.resolve("data");
        out = Files.createDirectory(directory.resolve("out"));
        for (int i = 0; i < 150; i++) {
            FakePicture.write(data.resolve("real/%03d.png".formatted(i)), i / 256.0);
        }
        // One unreadable image in the first block, one in the last.
        Files.writeString(data.resolve("real/010.png"), "no picture,\n\"at all\"");
        Files.writeString(data.resolve("real/140.png"), "");
    }

    @Test
    void goesOnAfterTheLastFinishedBlockAndEndsWithTheSame() throws Exception {
        Evaluation uninterrupted = run(detector, Files.createDirectory(directory.resolve("other")));

        // Of 63 readable images under two conditions the first block makes eight batches.
        assertThatThrownBy(() -> run(failingAfter(11), out)).hasMessage("the power is gone");
        assertThat(out.resolve(ScoringJournal.FILE_NAME)).exists();
        detector = new FakeDetector(HandMade.model());
        Evaluation resumed = run(detector, out);

        assertThat(resumed).isEqualTo(uninterrupted);
        assertThat(resumed.predictions()).hasSize(296);
        assertThat(resumed.unreadable()).hasSize(2);
        assertThat(detector.batchSizes.stream().mapToInt(size -> size).sum()).isEqualTo(2 * (150 - 64 - 1));
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void dropsWhatAKilledRunLeftBehindItsLastBlock() throws Exception {
        Evaluation uninterrupted = run(detector, Files.createDirectory(directory.resolve("other")));
        assertThatThrownBy(() -> run(failingAfter(17), out)).hasMessage("the power is gone");
        String whole = Files.readString(out.resolve(ScoringJournal.FILE_NAME));

        for (String tail :
                List.of("scored,real/064.png,", "scored,\"real/06", "block,12", "block,128,e", "unreadable,x")) {
            Files.writeString(out.resolve(ScoringJournal.FILE_NAME), whole + tail);
            try (ScoringJournal journal = ScoringJournal.open(out, OPTIONS)) {
                assertThat(journal.images()).isEqualTo(128);
                assertThat(journal.predictions()).hasSize(2 * 127);
            }
        }
        assertThat(run(detector, out)).isEqualTo(uninterrupted);
    }

    @Test
    void takesOverALargeRunBlockByBlock() throws Exception {
        // Text of several megabytes; in one block it would have to be read as a whole the next time.
        EvaluatedImage image = HandMade.image("fake/" + "long".repeat(50) + ".png", Label.FAKE, "flux");
        List<Prediction> ofImage =
                List.of(Prediction.of(image, "clean", new FakeProbability(0.25, 0.125), Label.REAL), again(image));
        int images = 100 * InferencePipeline.BLOCK_IMAGES;
        try (ScoringJournal journal = ScoringJournal.open(out, OPTIONS)) {
            for (int i = 0; i < images; i++) {
                journal.scored(ofImage);
            }
        }
        Path file = out.resolve(ScoringJournal.FILE_NAME);
        List<String> blocks = blocks(file);

        try (ScoringJournal journal = ScoringJournal.open(out, OPTIONS)) {
            assertThat(journal.images()).isEqualTo(images);
            assertThat(journal.predictions()).hasSize(2 * images).containsOnly(ofImage.get(0), ofImage.get(1));
        }

        assertThat(blocks).hasSize(101);
        assertThat(blocks(file)).startsWith(blocks.toArray(String[]::new));
        assertThat(Files.size(file)).isGreaterThan(3 << 20);
    }

    private static Prediction again(EvaluatedImage image) {
        return Prediction.of(image, "crop:0.5", new FakeProbability(0.5, 0.75), Label.FAKE);
    }

    private static List<String> blocks(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("block,")).toList();
        }
    }

    @Test
    void refusesToGoOnWithOtherOptions() throws Exception {
        assertThatThrownBy(() -> run(failingAfter(11), out)).hasMessage("the power is gone");

        assertThatThrownBy(() -> ScoringJournal.open(out, Map.of("model", "bb", "conditions", "clean,crop:0.5")))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        out + " holds an unfinished evaluation, whose model was aa but is now bb; use the same, another"
                                + " --out, or delete " + out.resolve(ScoringJournal.FILE_NAME));
        assertThat(run(detector, out).predictions()).hasSize(296);
    }

    @Test
    void leavesNothingOfARunThatFinishedNoBlock() throws Exception {
        assertThatThrownBy(() -> run(failingAfter(0), out)).hasMessage("the power is gone");

        assertThat(out).isEmptyDirectory();
    }

    @Test
    void canFailAgainAndAgain() throws Exception {
        Evaluation uninterrupted = run(detector, Files.createDirectory(directory.resolve("other")));

        assertThatThrownBy(() -> run(failingAfter(11), out)).hasMessage("the power is gone");
        assertThatThrownBy(() -> run(failingAfter(9), out)).hasMessage("the power is gone");
        try (ScoringJournal journal = ScoringJournal.open(out, OPTIONS)) {
            assertThat(journal.images()).isEqualTo(128);
        }

        assertThat(run(detector, out)).isEqualTo(uninterrupted);
    }

    private Evaluation run(Detector scoring, Path target) throws Exception {
        try (ImageSource source = ImageSources.open(data, Split.TEST);
                ScoringJournal journal = ScoringJournal.open(target, OPTIONS)) {
            TrainingImages training = new TrainingImages(Optional.empty(), false);
            Evaluation evaluation = new Scoring(
                            scoring, Conditions.parse("clean,crop:0.5"), new UnreadableBound(1), training)
                    .run(source, journal, Progress.silent());
            ScoringJournal.delete(target);
            return evaluation;
        }
    }

    private Detector failingAfter(int batches) {
        return new BreakingDetector(new FakeDetector(HandMade.model()), batches, () -> {
            throw new IllegalStateException("the power is gone");
        });
    }
}
