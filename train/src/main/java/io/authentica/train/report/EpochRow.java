package io.authentica.train.report;

import java.util.OptionalDouble;

/**
 * What an epoch came to, for people.
 *
 * @param epoch from 1
 * @param learningRate of its last step
 * @param trainLoss mean cross entropy over its steps
 * @param validationLoss mean cross entropy over the validation images
 * @param validationAuc area under the ROC curve on the validation split
 * @param validationBalancedAccuracy mean of recall and specificity on the validation split, at 0.5
 * @param imagesPerSecond training images a second, without validation; empty where another process did the epoch
 * @param seconds that the epoch took, with validation; empty where not one process did all of it
 */
public record EpochRow(
        int epoch,
        double learningRate,
        double trainLoss,
        double validationLoss,
        double validationAuc,
        double validationBalancedAccuracy,
        OptionalDouble imagesPerSecond,
        OptionalDouble seconds) {

    public EpochRow {
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch must be at least 1 but was " + epoch);
        }
        require("learningRate", learningRate, Double.MAX_VALUE);
        require("trainLoss", trainLoss, Double.MAX_VALUE);
        require("validationLoss", validationLoss, Double.MAX_VALUE);
        require("validationAuc", validationAuc, 1);
        require("validationBalancedAccuracy", validationBalancedAccuracy, 1);
        imagesPerSecond.ifPresent(value -> require("imagesPerSecond", value, Double.MAX_VALUE));
        seconds.ifPresent(value -> require("seconds", value, Double.MAX_VALUE));
    }

    private static void require(String name, double value, double highest) {
        if (!(value >= 0 && value <= highest)) {
            throw new IllegalArgumentException(
                    "%s must be a number in [0, %s] but was %s".formatted(name, highest, value));
        }
    }
}
