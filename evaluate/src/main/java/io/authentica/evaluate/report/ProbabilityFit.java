package io.authentica.evaluate.report;

import io.authentica.common.calibration.CalibrationError;
import io.authentica.common.data.Label;
import io.authentica.evaluate.score.Prediction;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How well probabilities fit what is true. Unlike a verdict, a probability is meant for a certain mixture of reals and fakes: on
 * another the errors are larger.
 *
 * @param raw of the softmax; empty without images
 * @param calibrated of what the package makes of it; empty without images
 */
public record ProbabilityFit(Optional<CalibrationError> raw, Optional<CalibrationError> calibrated) {

    public static ProbabilityFit of(List<Prediction> predictions) {
        return new ProbabilityFit(
                error(predictions, Prediction::rawFakeProbability), error(predictions, Prediction::fakeProbability));
    }

    private static Optional<CalibrationError> error(
            List<Prediction> predictions, ToDoubleFunction<Prediction> probability) {
        boolean[] isFake = new boolean[predictions.size()];
        for (int i = 0; i < isFake.length; i++) {
            isFake[i] = predictions.get(i).image().label() == Label.FAKE;
        }
        return CalibrationError.of(predictions.stream().mapToDouble(probability).toArray(), isFake);
    }
}
