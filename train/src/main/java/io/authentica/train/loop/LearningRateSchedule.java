package io.authentica.train.loop;

import io.authentica.train.recipe.Recipe;

/**
 * Linear warm-up from 0, then half a cosine down to {@code finalRate}, which may be the highest rate itself.
 *
 * @param highestRate reached at the end of the warm-up
 * @param finalRate of the last step
 * @param warmupSteps at least 0
 * @param totalSteps all steps of a run that is not stopped early; at least 1
 */
record LearningRateSchedule(double highestRate, double finalRate, long warmupSteps, long totalSteps) {

    /** The schedule of a recipe's run. */
    static LearningRateSchedule of(Recipe recipe, int stepsPerEpoch) {
        double highest = recipe.optimiser().learningRate();
        return new LearningRateSchedule(
                highest,
                highest * recipe.schedule().finalFactor(),
                Math.round(recipe.schedule().warmupEpochs() * stepsPerEpoch),
                (long) recipe.epochs() * stepsPerEpoch);
    }

    /** The rate of step {@code step}, counted from 0. */
    double at(long step) {
        if (step < warmupSteps) {
            return highestRate * (step + 1) / warmupSteps;
        }
        double progress = (double) (step - warmupSteps) / Math.max(1, totalSteps - 1 - warmupSteps);
        double share = (1 + Math.cos(Math.PI * Math.min(1, progress))) / 2;
        return finalRate + (highestRate - finalRate) * share;
    }
}
