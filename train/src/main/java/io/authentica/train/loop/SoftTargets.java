package io.authentica.train.loop;

import io.authentica.train.recipe.LossRecipe;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** How probable each class of each image of a batch shall be. */
final class SoftTargets {

    static final int CLASSES = 2;

    /** Keeps mixup's draws apart from whatever else is drawn in a step. */
    private static final long PURPOSE = 0x6D697875705F3031L;

    private final float[] probabilities;
    private final double share;

    private SoftTargets(float[] probabilities, double share) {
        this.probabilities = probabilities;
        this.share = share;
    }

    /**
     * The targets of a batch.
     *
     * @param labels the class index of each image
     * @param seed of mixup in this batch
     */
    static SoftTargets of(long[] labels, LossRecipe recipe, int seed) {
        double share =
                recipe.mixupAlpha() == 0 ? 1 : symmetricBeta(recipe.mixupAlpha(), new SplittableRandom(PURPOSE ^ seed));
        return of(labels, recipe.labelSmoothing(), share);
    }

    /** Smoothed, then mixed with the batch in reverse, as timm's {@code mixup_target}. */
    static SoftTargets of(long[] labels, double smoothing, double share) {
        float[] probabilities = new float[CLASSES * labels.length];
        double off = smoothing / CLASSES;
        double on = 1 - smoothing + off;
        for (int i = 0; i < labels.length; i++) {
            for (int k = 0; k < CLASSES; k++) {
                double own = labels[i] == k ? on : off;
                double other = labels[labels.length - 1 - i] == k ? on : off;
                probabilities[CLASSES * i + k] = (float) (share == 1 ? own : own * share + other * (1 - share));
            }
        }
        return new SoftTargets(probabilities, share);
    }

    /** A copy, float32 {@code [N, 2]}, row by row. */
    float[] probabilities() {
        return probabilities.clone();
    }

    /** The share of each image itself after mixup, in [0, 1]; 1: no mixup. */
    double share() {
        return share;
    }

    int images() {
        return probabilities.length / CLASSES;
    }

    /**
     * A draw from the Beta distribution with both parameters {@code alpha}: the share of one of two gamma draws. The same on
     * every machine.
     */
    static double symmetricBeta(double alpha, RandomGenerator random) {
        double one = logGamma(alpha, random);
        double other = logGamma(alpha, random);
        return 1 / (1 + StrictMath.exp(other - one));
    }

    /**
     * The logarithm of a draw from the gamma distribution (Marsaglia and Tsang 2000), of shape {@code alpha + 1} and then
     * brought down to {@code alpha}: small shapes give numbers too small to be written.
     */
    private static double logGamma(double alpha, RandomGenerator random) {
        double d = alpha + 1 - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = StrictMath.pow(1 + c * x, 3);
            if (v > 0 && StrictMath.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
                return StrictMath.log(d * v) + StrictMath.log(1 - random.nextDouble()) / alpha;
            }
        }
    }
}
