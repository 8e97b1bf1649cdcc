package io.authentica.train.recipe;

import static io.authentica.train.recipe.Rules.share;

/** Which weights are validated and packaged. */
public sealed interface AveragingRecipe {

    /** Those of the last step. */
    record None() implements AveragingRecipe {}

    /**
     * Their exponential moving average over the steps, BatchNorm statistics included: timm's {@code ModelEmaV3}.
     *
     * @param decay what is left of the average at each step, in [0, 1)
     * @param warmup whether the decay rises as {@code 1 - step ^ (-2/3)}, steps counted from 1, until it reaches {@code decay}
     */
    record Ema(double decay, boolean warmup) implements AveragingRecipe {
        public Ema {
            share("decay", decay);
        }
    }
}
