package io.authentica.train.recipe;

import static io.authentica.train.recipe.Rules.share;
import static io.authentica.train.recipe.Rules.zeroOrMore;

/** The learning rate from step to step: a linear warm-up from 0, then one of these. */
public sealed interface ScheduleRecipe {

    /** How long the rate rises from 0; may be a fraction of an epoch. */
    double warmupEpochs();

    /** The rate of the last step, relative to the highest. */
    double finalFactor();

    /**
     * Half a cosine (Loshchilov and Hutter 2017) down to a share of the learning rate.
     *
     * @param warmupEpochs see {@link ScheduleRecipe#warmupEpochs}
     * @param finalFactor see {@link ScheduleRecipe#finalFactor}; in [0, 1)
     */
    record Cosine(double warmupEpochs, double finalFactor) implements ScheduleRecipe {
        public Cosine {
            zeroOrMore("warmup_epochs", warmupEpochs);
            share("final_factor", finalFactor);
        }
    }

    /**
     * The highest rate to the end.
     *
     * @param warmupEpochs see {@link ScheduleRecipe#warmupEpochs}
     */
    record Constant(double warmupEpochs) implements ScheduleRecipe {
        public Constant {
            zeroOrMore("warmup_epochs", warmupEpochs);
        }

        @Override
        public double finalFactor() {
            return 1;
        }
    }
}
