package io.authentica.train.recipe;

import static io.authentica.train.recipe.Rules.share;

/**
 * Cross entropy, and what makes its targets softer.
 *
 * @param labelSmoothing what of each target is spread evenly over both classes (Szegedy et al. 2016), in [0, 1)
 * @param mixupAlpha both parameters of the Beta distribution of mixup's shares (Zhang et al. 2018), at least 0.01; 0: no
 *     mixup
 */
public record LossRecipe(double labelSmoothing, double mixupAlpha) {

    /** Below it, all shares but one in a million are 0 or 1 to a computer. */
    private static final double SMALLEST_ALPHA = 0.01;

    private static final double LARGEST_ALPHA = 100;

    public LossRecipe {
        share("label_smoothing", labelSmoothing);
        if (mixupAlpha != 0 && !(mixupAlpha >= SMALLEST_ALPHA && mixupAlpha <= LARGEST_ALPHA)) {
            throw new IllegalArgumentException("mixup_alpha must be 0 or in [" + SMALLEST_ALPHA + ", " + LARGEST_ALPHA
                    + "] but was " + mixupAlpha);
        }
    }
}
