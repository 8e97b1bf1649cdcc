package io.authentica.train.loop;

import io.authentica.train.report.EpochRow;
import java.util.OptionalDouble;

/**
 * What an epoch came to.
 *
 * @param epoch from 1
 * @param learningRate of its last step
 * @param trainLoss mean loss over its steps, each before its update; of softened targets where the recipe softens them
 * @param validationLoss mean cross entropy over the validation images
 * @param validationAuc area under the ROC curve on the validation split
 * @param validationAccuracy share of validation images on the right side of 0.5
 * @param validationF1 at 0.5, fake being positive
 * @param validationBalancedAccuracy mean of both classes' shares on the right side of 0.5
 */
public record EpochMetrics(
        int epoch,
        double learningRate,
        double trainLoss,
        double validationLoss,
        double validationAuc,
        double validationAccuracy,
        double validationF1,
        double validationBalancedAccuracy) {

    /** For people, with what is known of the time it took. */
    EpochRow row(OptionalDouble imagesPerSecond, OptionalDouble seconds) {
        return new EpochRow(
                epoch,
                learningRate,
                trainLoss,
                validationLoss,
                validationAuc,
                validationBalancedAccuracy,
                imagesPerSecond,
                seconds);
    }
}
