package io.authentica.train.recipe;

import static io.authentica.train.recipe.Rules.atLeast;

/**
 * How much of an older data set's training split is shown again with the new one. The images are drawn once, before the first
 * epoch, by the recipe's seed; of each class and each generator the same share.
 *
 * @param share of the older training images, in (0, 1]
 * @param maxImages the most of them, however large the share; at least 1
 */
public record RehearsalRecipe(double share, int maxImages) {

    public RehearsalRecipe {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1 but was " + share);
        }
        atLeast("max_images", 1, maxImages);
    }
}
