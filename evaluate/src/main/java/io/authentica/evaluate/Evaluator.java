package io.authentica.evaluate;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.evaluate.predict.ImageFacts;
import io.authentica.evaluate.predict.ImageFile;
import io.authentica.evaluate.predict.ImageScorer;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.UnreadableBound;
import io.authentica.evaluate.score.UnreadableImage;
import io.authentica.evaluate.text.DisplayText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores the samples of a data set with a model. */
public final class Evaluator {

    private static final Logger LOG = LoggerFactory.getLogger(Evaluator.class);

    private final Detector detector;
    private final UnreadableBound bound;

    public Evaluator(Detector detector, UnreadableBound bound) {
        this.detector = detector;
        this.bound = bound;
    }

    /**
     * Scores all samples. An unreadable image is logged and listed, and neither scored nor replaced.
     *
     * @param pathOf where a sample's image is
     * @param progress is run once for each image that is done with, in the caller's thread
     * @throws UserException as soon as more images are unreadable than the bound allows
     */
    public Evaluation evaluate(List<Sample> samples, Function<Sample, Path> pathOf, Runnable progress)
            throws InterruptedException {
        List<ImageFile> files = samples.stream()
                .map(sample -> new ImageFile(sample.fileName(), pathOf.apply(sample)))
                .toList();
        List<Prediction> predictions = new ArrayList<>(samples.size());
        List<UnreadableImage> unreadable = new ArrayList<>();

        new ImageScorer(detector).score(files, new ImageScorer.Listener() {
            @Override
            public void scored(int index, FakeProbability probability, Optional<ImageFacts> facts) {
                Label verdict = detector.isFake(probability) ? Label.FAKE : Label.REAL;
                predictions.add(
                        Prediction.of(EvaluatedImage.of(samples.get(index)), Prediction.CLEAN, probability, verdict));
                progress.run();
            }

            @Override
            public void unreadable(int index, String reason) {
                String fileName = samples.get(index).fileName();
                unreadable.add(new UnreadableImage(fileName, reason));
                LOG.warn("unreadable: {}: {}", DisplayText.oneLine(fileName), DisplayText.oneLine(reason));
                requireFewEnough(unreadable, samples.size());
                progress.run();
            }
        });

        if (predictions.size() + unreadable.size() != samples.size()) {
            throw new IllegalStateException("%d samples gave %d predictions and %d unreadable images"
                    .formatted(samples.size(), predictions.size(), unreadable.size()));
        }
        return new Evaluation(predictions, unreadable);
    }

    private void requireFewEnough(List<UnreadableImage> unreadable, int images) {
        if (!bound.allows(unreadable.size(), images)) {
            UnreadableImage first = unreadable.get(0);
            throw new UserException(
                    "%d of %d images are unreadable so far, more than --max-unreadable %s allows; the first: %s: %s"
                            .formatted(
                                    unreadable.size(),
                                    images,
                                    bound.maxFraction(),
                                    DisplayText.oneLine(first.fileName()),
                                    DisplayText.oneLine(first.reason())));
        }
    }
}
