package io.authentica.evaluate.report;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.metrics.ScoreList;
import io.authentica.common.metrics.ThresholdSearch;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.evaluate.score.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The thresholds of a report's operating points. */
public final class Thresholds {

    private Thresholds() {}

    /**
     * @param known the detector's threshold; where it is not known, the verdicts tell where it must have been
     * @param predictions all of them, whatever their condition
     * @throws UserException if the verdicts were not made with one threshold
     */
    static List<Threshold> of(
            Optional<DecisionThreshold> known, List<Prediction> predictions, ScoreList reals, ScoreList fakes) {
        DecisionThreshold own = own(known, predictions);
        List<Threshold> thresholds = new ArrayList<>();
        thresholds.add(new Threshold(OperatingPoint.PACKAGE, own.value(), own.rule()));
        thresholds.add(
                new Threshold(OperatingPoint.HALF, DecisionThreshold.HALF.value(), DecisionThreshold.HALF.rule()));
        ThresholdSearch.bestBalancedAccuracy(reals, fakes)
                .ifPresent(value -> thresholds.add(new Threshold(
                        OperatingPoint.ORACLE, value, "best balanced accuracy on the images of this report")));
        return List.copyOf(thresholds);
    }

    /**
     * The threshold that verdicts were made with.
     *
     * @param known where somebody says so; else the verdicts tell where it must have been
     * @throws UserException if the verdicts were not made with it
     */
    public static DecisionThreshold own(Optional<DecisionThreshold> known, List<Prediction> predictions) {
        DecisionThreshold own = known.orElseGet(() -> behindVerdicts(predictions));
        requireVerdictsOf(own, predictions);
        return own;
    }

    /** The highest probability that is called real. */
    private static DecisionThreshold behindVerdicts(List<Prediction> predictions) {
        double highestReal = predictions.stream()
                .filter(prediction -> prediction.verdict() == Label.REAL)
                .mapToDouble(Prediction::fakeProbability)
                .max()
                .orElse(0);
        return new DecisionThreshold(highestReal, "the highest probability that is called real");
    }

    private static void requireVerdictsOf(DecisionThreshold threshold, List<Prediction> predictions) {
        for (Prediction prediction : predictions) {
            boolean above = prediction.fakeProbability() > threshold.value();
            if (above != (prediction.verdict() == Label.FAKE)) {
                throw new UserException("%s (%s): verdict must be %s at threshold %s and probability %s but is %s"
                        .formatted(
                                prediction.image().id(),
                                prediction.condition(),
                                above ? Label.FAKE.id() : Label.REAL.id(),
                                threshold.value(),
                                prediction.fakeProbability(),
                                prediction.verdict().id()));
            }
        }
    }
}
