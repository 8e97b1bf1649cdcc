package io.authentica.train.recipe;

import static io.authentica.train.recipe.Rules.positive;
import static io.authentica.train.recipe.Rules.share;
import static io.authentica.train.recipe.Rules.zeroOrMore;

/** How gradients change weights: PyTorch's update rules under PyTorch's names. */
public sealed interface OptimiserRecipe {

    /** The highest of the schedule, for the classifier; above 0. */
    double learningRate();

    /** The learning rate of all other layers, relative to the classifier's; above 0. */
    double trunkFactor();

    /** A further factor for each step down from the classifier to the stem, as timm's layer-wise decay; in (0, 1]. */
    double layerDecay();

    /** In [0, 1); not for biases and BatchNorm parameters. */
    double weightDecay();

    /** The largest L2 norm of all gradients together; longer ones are scaled down to it. 0: as they are. */
    double clipNorm();

    /**
     * AdamW (Loshchilov and Hutter 2019), {@code torch.optim.AdamW}.
     *
     * @param learningRate see {@link OptimiserRecipe#learningRate}
     * @param trunkFactor see {@link OptimiserRecipe#trunkFactor}
     * @param layerDecay see {@link OptimiserRecipe#layerDecay}
     * @param weightDecay decoupled, times the learning rate
     * @param beta1 decay of the first moment, in [0, 1)
     * @param beta2 decay of the second moment, in [0, 1)
     * @param epsilon added to the root of the second moment
     * @param clipNorm see {@link OptimiserRecipe#clipNorm}
     */
    record Adamw(
            double learningRate,
            double trunkFactor,
            double layerDecay,
            double weightDecay,
            double beta1,
            double beta2,
            double epsilon,
            double clipNorm)
            implements OptimiserRecipe {

        public Adamw {
            checkCommon(learningRate, trunkFactor, layerDecay, weightDecay, clipNorm);
            share("beta1", beta1);
            share("beta2", beta2);
            positive("epsilon", epsilon);
        }
    }

    /**
     * Stochastic gradient descent, {@code torch.optim.SGD}.
     *
     * @param learningRate see {@link OptimiserRecipe#learningRate}
     * @param trunkFactor see {@link OptimiserRecipe#trunkFactor}
     * @param layerDecay see {@link OptimiserRecipe#layerDecay}
     * @param weightDecay times the weights, added to the gradient: an L2 penalty
     * @param momentum in [0, 1)
     * @param nesterov whether the step looks ahead (Sutskever et al. 2013); needs momentum
     * @param clipNorm see {@link OptimiserRecipe#clipNorm}
     */
    record Sgd(
            double learningRate,
            double trunkFactor,
            double layerDecay,
            double weightDecay,
            double momentum,
            boolean nesterov,
            double clipNorm)
            implements OptimiserRecipe {

        public Sgd {
            checkCommon(learningRate, trunkFactor, layerDecay, weightDecay, clipNorm);
            share("momentum", momentum);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("momentum must be above 0 with nesterov but was 0");
            }
        }
    }

    private static void checkCommon(
            double learningRate, double trunkFactor, double layerDecay, double weightDecay, double clipNorm) {
        positive("learning_rate", learningRate);
        positive("trunk_factor", trunkFactor);
        if (!(layerDecay > 0 && layerDecay <= 1)) {
            throw new IllegalArgumentException("layer_decay must be in (0, 1] but was " + layerDecay);
        }
        share("weight_decay", weightDecay);
        zeroOrMore("clip_norm", clipNorm);
    }
}
