package io.authentica.train.recipe;

import io.authentica.common.model.ProgramOptions;
import io.authentica.common.model.Variant;

/**
 * The network and what is random or rounded in it.
 *
 * @param variant padding and BatchNorm epsilon; must fit the initial weights
 * @param head whether the classifier is drawn anew or taken from the initial weights
 * @param dropout before the classifier, in [0, 1)
 * @param dropPath stochastic depth of the last block, in [0, 1)
 * @param bf16 whether convolutions are computed in bfloat16; pays on a GPU, not on a CPU
 */
public record ModelRecipe(Variant variant, Head head, double dropout, double dropPath, boolean bf16) {

    /** Where the classifier's first weights come from. */
    public enum Head {
        /** Drawn from the seed: the only way to use weights with another number of classes. */
        NEW,
        /** Those of the initial weights, which must have two classes. */
        KEEP
    }

    public ModelRecipe {
        // ProgramOptions knows the ranges and says which key is wrong.
        new ProgramOptions(dropout, dropPath, bf16);
    }

    /** What the training program does beyond the network itself. */
    public ProgramOptions programOptions() {
        return new ProgramOptions(dropout, dropPath, bf16);
    }
}
