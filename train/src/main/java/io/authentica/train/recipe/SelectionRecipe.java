package io.authentica.train.recipe;

import static io.authentica.train.recipe.Rules.atLeast;
import static io.authentica.train.recipe.Rules.zeroOrMore;

/**
 * Which epoch is packaged and when training stops early; by the validation split alone.
 *
 * @param metric the figure that decides; among equal ones the lower loss does, then the earlier epoch
 * @param patienceEpochs training stops when so many epochs in a row brought no better figure
 * @param minDelta by how much a figure must be better to count against patience; 0: by anything, the loss of equals included
 * @param keepBest how many of the best epochs keep their checkpoints, beside the newest
 */
public record SelectionRecipe(Metric metric, int patienceEpochs, double minDelta, int keepBest) {

    /** A figure of the validation split. */
    public enum Metric {
        /** Area under the ROC curve. */
        AUC,
        /** At the threshold 0.5, fake being positive. */
        F1,
        /** At the threshold 0.5. */
        BALANCED_ACCURACY,
        /** Mean cross entropy: the lowest is the best. */
        LOSS
    }

    public SelectionRecipe {
        atLeast("patience_epochs", 1, patienceEpochs);
        zeroOrMore("min_delta", minDelta);
        atLeast("keep_best", 1, keepBest);
    }
}
