package io.authentica.evaluate;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import io.authentica.common.metrics.ScoreList;
import io.authentica.common.metrics.ThresholdSearch;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.evaluate.report.StoredEvaluation;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A threshold that a user chooses for predictions, in place of the one that their verdicts were made with. */
record ChosenThreshold(DecisionThreshold threshold) {

    /** @throws UserException if it is no probability */
    static ChosenThreshold given(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new UserException("--threshold must be in [0, 1] but was " + value);
        }
        return new ChosenThreshold(new DecisionThreshold(value, "given as --threshold"));
    }

    /**
     * The threshold with the best balanced accuracy.
     *
     * @param file where the predictions come from, for the rule and for errors
     * @param predictions of the images that it is best for; those under other conditions than clean do not count
     * @param reported the predictions that it shall be used for
     * @throws UserException if the search would see a test image, or an image that the report is about
     */
    static ChosenThreshold from(Path file, List<Prediction> predictions, StoredEvaluation reported) {
        requireOtherImages(file, predictions, reported.evaluation().predictions());
        List<Prediction> chosenOn = predictions.stream()
                .filter(each -> each.condition().equals(Prediction.CLEAN))
                .toList();
        double value = ThresholdSearch.bestBalancedAccuracy(scores(Label.REAL, chosenOn), scores(Label.FAKE, chosenOn))
                .orElseThrow(() -> new UserException("--threshold-from must hold " + Prediction.CLEAN
                        + " images of both classes but " + file + " does not"));
        return new ChosenThreshold(new DecisionThreshold(
                value,
                "best balanced accuracy on %d images of %s"
                        .formatted(chosenOn.size(), StoredEvaluation.scope(chosenOn))));
    }

    /** The same image may have another name in another data set, but not another hash. */
    private static void requireOtherImages(Path file, List<Prediction> predictions, List<Prediction> reported) {
        Set<String> ids = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        for (Prediction each : reported) {
            ids.add(each.image().id());
            hashes.add(each.image().sha256());
        }
        hashes.remove("");
        for (Prediction each : predictions) {
            EvaluatedImage image = each.image();
            if (image.split() == Split.TEST) {
                throw new UserException(
                        "--threshold-from must not hold test images, on which no threshold is chosen, but %s holds %s"
                                .formatted(file, image.id()));
            }
            if (ids.contains(image.id())) {
                throw new UserException("--threshold-from must hold other images than the report but %s is in both"
                        .formatted(image.id()));
            }
            if (hashes.contains(image.sha256())) {
                throw new UserException(
                        "--threshold-from must hold other images than the report but %s is in both, by its SHA-256"
                                .formatted(image.id()));
            }
        }
    }

    /** The same predictions with verdicts at this threshold. */
    StoredEvaluation applyTo(StoredEvaluation stored) {
        List<Prediction> judged = stored.evaluation().predictions().stream()
                .map(each -> new Prediction(
                        each.image(),
                        each.condition(),
                        each.rawFakeProbability(),
                        each.fakeProbability(),
                        each.fakeProbability() > threshold.value() ? Label.FAKE : Label.REAL))
                .toList();
        return new StoredEvaluation(
                stored.origin().at(threshold),
                new Evaluation(judged, stored.evaluation().unreadable()));
    }

    private static ScoreList scores(Label label, List<Prediction> predictions) {
        return ScoreList.of(
                label == Label.FAKE,
                predictions.stream()
                        .filter(each -> each.image().label() == label)
                        .mapToDouble(Prediction::fakeProbability)
                        .toArray());
    }
}
