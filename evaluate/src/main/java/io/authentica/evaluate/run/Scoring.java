package io.authentica.evaluate.run;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.ImageHeader;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.RgbImage;
import io.authentica.evaluate.condition.Condition;
import io.authentica.evaluate.condition.Conditions;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.UnreadableBound;
import io.authentica.evaluate.score.UnreadableImage;
import io.authentica.evaluate.source.ImageSource;
import io.authentica.evaluate.source.SourceImage;
import io.authentica.evaluate.text.DisplayText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores the images of a source with a model, each under every condition; an image is decoded once. */
public final class Scoring {

    private static final Logger LOG = LoggerFactory.getLogger(Scoring.class);

    private final Detector detector;
    private final Conditions conditions;
    private final UnreadableBound bound;
    private final TrainingImages training;
    private final ImageDecoder decoder = new ImageDecoder();
    private final Preprocessor preprocessor;

    public Scoring(Detector detector, Conditions conditions, UnreadableBound bound, TrainingImages training) {
        this.detector = detector;
        this.conditions = conditions;
        this.bound = bound;
        this.training = training;
        this.preprocessor = new Preprocessor(detector.description().preprocessing());
    }

    /**
     * Scores all images that {@code journal} does not have yet. An unreadable image is logged and listed, and neither scored nor
     * replaced.
     *
     * @return what the journal then has: every image of the source
     * @throws UserException as soon as more images are unreadable than the bound allows, or one is a training image
     */
    public Evaluation run(ImageSource source, ScoringJournal journal, Progress progress)
            throws IOException, InterruptedException {
        journal.predictions().forEach(prediction -> training.check(prediction.image()));
        requireFewEnough(journal.unreadable(), source.size());
        progress.step(journal.images());
        try (InferencePipeline<SourceImage, EvaluatedImage> pipeline = new InferencePipeline<>(
                detector,
                conditions.list().size(),
                image -> image.image().path(),
                this::prepare,
                new Entries(source.size(), journal, progress))) {
            source.images(journal.images(), pipeline::accept);
            pipeline.finish();
        }
        if (journal.images() != source.size()) {
            throw new IllegalStateException("%d images gave results for %d".formatted(source.size(), journal.images()));
        }
        return new Evaluation(journal.predictions(), journal.unreadable());
    }

    private InferencePipeline.Prepared<EvaluatedImage> prepare(SourceImage image) throws IOException {
        String name = image.image().path();
        byte[] encoded = image.content().read();
        RgbImage picture = decoder.decode(name, encoded);
        String sha256 = HexFormat.of().formatHex(SeededOrder.newSha256().digest(encoded));
        String format = ImageHeader.read(name, encoded).format().name().toLowerCase(Locale.ROOT);
        List<float[]> inputs = new ArrayList<>();
        for (Condition condition : conditions.list()) {
            inputs.add(preprocessor.prepare(condition.apply(picture, sha256)));
        }
        return new InferencePipeline.Prepared<>(
                image.image().withContent(sha256, format, picture.width(), picture.height()), inputs);
    }

    private void requireFewEnough(List<UnreadableImage> unreadable, int images) {
        if (!bound.allows(unreadable.size(), images)) {
            UnreadableImage first = unreadable.get(0);
            // Not every command that scores has the option; those that have not allow none.
            String allowed = bound.maxFraction() == 0
                    ? "but none may be"
                    : "more than --max-unreadable " + bound.maxFraction() + " allows";
            throw new UserException("%d of %d images are unreadable so far, %s; the first: %s: %s"
                    .formatted(
                            unreadable.size(),
                            images,
                            allowed,
                            DisplayText.oneLine(first.fileName()),
                            DisplayText.oneLine(first.reason())));
        }
    }

    /** Enters results into the journal. */
    private final class Entries implements InferencePipeline.Listener<SourceImage, EvaluatedImage> {

        private final int images;
        private final ScoringJournal journal;
        private final Progress progress;

        Entries(int images, ScoringJournal journal, Progress progress) {
            this.images = images;
            this.journal = journal;
            this.progress = progress;
        }

        @Override
        public void scored(SourceImage source, EvaluatedImage image, List<FakeProbability> probabilities)
                throws IOException {
            training.check(image);
            List<Prediction> predictions = new ArrayList<>();
            for (int i = 0; i < probabilities.size(); i++) {
                predictions.add(prediction(image, conditions.list().get(i).id(), probabilities.get(i)));
            }
            journal.scored(predictions);
            progress.step(1);
        }

        private Prediction prediction(EvaluatedImage image, String condition, FakeProbability probability) {
            Label verdict = detector.isFake(probability) ? Label.FAKE : Label.REAL;
            return Prediction.of(image, condition, probability, verdict);
        }

        @Override
        public void unreadable(SourceImage source, String reason) throws IOException {
            String path = source.image().path();
            LOG.warn("unreadable: {}: {}", DisplayText.oneLine(path), DisplayText.oneLine(reason));
            journal.unreadable(new UnreadableImage(path, reason));
            requireFewEnough(journal.unreadable(), images);
            progress.step(1);
        }
    }
}
