package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The augmentations of a recipe in their order. The randomness of an image comes from (seed, epoch, sample, step of the
 * chain) and from nothing else, so neither the number of threads nor a longer chain before it changes it.
 */
public final class AugmentationChain {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final List<Augmentation> steps;
    private final long seed;

    public AugmentationChain(List<Augmentation> steps, long seed) {
        this.steps = List.copyOf(steps);
        this.seed = seed;
    }

    /**
     * Changes one picture.
     *
     * @param epoch from 0
     * @param sample the picture's index in the training split
     */
    public RgbImage apply(RgbImage image, int epoch, int sample) {
        RgbImage changed = image;
        for (int step = 0; step < steps.size(); step++) {
            SplittableRandom random = new SplittableRandom(mix(mix(mix(seed, epoch), sample), step));
            changed = steps.get(step).apply(changed, random);
        }
        return changed;
    }

    /** Two numbers into one seed; SplittableRandom scrambles it further (Steele, Lea and Flood 2014). */
    private static long mix(long state, long value) {
        long mixed = (state ^ value) * GOLDEN_RATIO;
        return mixed ^ (mixed >>> 29);
    }
}
