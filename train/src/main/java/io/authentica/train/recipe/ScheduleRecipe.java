package io.authentica.train.recipe;

import static io.authentica.train.recipe.Rules.share;

/**
 * Linear warm-up, then a cosine (Loshchilov and Hutter 2017) down to a share of the learning rate.
 *
 * @param warmupEpochs how long the rate rises from 0; may be a fraction of an epoch
 * @param finalFactor the rate of the last step, relative to the highest; in [0, 1)
 */
public record ScheduleRecipe(double warmupEpochs, double finalFactor) {

    public ScheduleRecipe {
        if (!(warmupEpochs >= 0 && warmupEpochs < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("warmup_epochs must be at least 0 but was " + warmupEpochs);
        }
        share("final_factor", finalFactor);
    }
}
