package io.authentica.train.loop;

/**
 * What an epoch came to.
 *
 * @param epoch from 1
 * @param learningRate of its last step
 * @param trainLoss mean cross entropy over its steps, each before its update
 * @param validationLoss mean cross entropy over the validation images
 * @param validationAuc area under the ROC curve on the validation split
 * @param validationAccuracy share of validation images on the right side of 0.5
 */
public record EpochMetrics(
        int epoch,
        double learningRate,
        double trainLoss,
        double validationLoss,
        double validationAuc,
        double validationAccuracy) {}
