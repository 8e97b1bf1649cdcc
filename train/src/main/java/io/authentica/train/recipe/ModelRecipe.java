package io.authentica.train.recipe;

import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.FrozenPart;
import io.authentica.common.model.ProgramOptions;
import io.authentica.common.model.Variant;

/**
 * The network, what of it is trained, and what is random or rounded in it.
 *
 * @param variant padding and BatchNorm epsilon; must fit the initial weights
 * @param head whether the classifier is drawn anew or taken from the initial weights
 * @param dropout before the classifier, in [0, 1)
 * @param dropPath stochastic depth of the last block, per image, in [0, 1); block i of 16 has {@code i / 16} of it
 * @param stemStride 2, or 1 for the same weights on four times the pixels; goes into the package
 * @param freeze the last stage that keeps its initial weights and its BatchNorm statistics
 * @param batchNorm how BatchNorm normalises in training
 * @param batchNormAffine whether scale and shift of BatchNorm are trained
 * @param bf16 whether convolutions are computed in bfloat16; pays on a GPU, and on a CPU with AMX
 */
public record ModelRecipe(
        Variant variant,
        Head head,
        double dropout,
        double dropPath,
        int stemStride,
        FrozenPart freeze,
        BatchNorm batchNorm,
        BatchNormAffine batchNormAffine,
        boolean bf16) {

    private static final int CLASSES = 2;

    /** Where the classifier's first weights come from. */
    public enum Head {
        /** Drawn from the seed: the only way to use weights with another number of classes. */
        NEW,
        /** Those of the initial weights, which must have two classes. */
        KEEP
    }

    /** By what BatchNorm normalises in training. */
    public enum BatchNorm {
        /** By the batch, whose statistics go into the running ones. */
        LIVE,
        /** By the running statistics of the initial weights, which stay as they are. */
        FROZEN
    }

    /** Whether scale and shift of BatchNorm learn. */
    public enum BatchNormAffine {
        TRAINABLE,
        FROZEN
    }

    public ModelRecipe {
        // These know the ranges and say which key is wrong.
        new ProgramOptions(dropout, dropPath, bf16);
        EfficientNet.b0(variant, stemStride, CLASSES);
    }

    /** The network with the two classes real and fake. */
    public EfficientNet network() {
        return EfficientNet.b0(variant, stemStride, CLASSES);
    }

    /** What the training program does beyond the network itself. */
    public ProgramOptions programOptions() {
        return new ProgramOptions(dropout, dropPath, bf16, batchNorm == BatchNorm.FROZEN, freeze);
    }
}
