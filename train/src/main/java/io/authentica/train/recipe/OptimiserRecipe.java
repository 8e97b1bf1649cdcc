package io.authentica.train.recipe;

import static io.authentica.train.recipe.Rules.positive;
import static io.authentica.train.recipe.Rules.share;

/**
 * AdamW (Loshchilov and Hutter 2019).
 *
 * @param learningRate the highest of the schedule, for the classifier
 * @param trunkFactor the learning rate of all other layers, relative to the classifier's; above 0
 * @param weightDecay decoupled, times the learning rate; not for biases and BatchNorm parameters
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon added to the root of the second moment
 * @param clipNorm the largest L2 norm of all gradients together; longer ones are scaled down to it
 */
public record OptimiserRecipe(
        double learningRate,
        double trunkFactor,
        double weightDecay,
        double beta1,
        double beta2,
        double epsilon,
        double clipNorm) {

    public OptimiserRecipe {
        positive("learning_rate", learningRate);
        positive("trunk_factor", trunkFactor);
        if (!(weightDecay >= 0 && weightDecay < 1)) {
            throw new IllegalArgumentException("weight_decay must be in [0, 1) but was " + weightDecay);
        }
        share("beta1", beta1);
        share("beta2", beta2);
        positive("epsilon", epsilon);
        positive("clip_norm", clipNorm);
    }
}
