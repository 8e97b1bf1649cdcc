package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import io.authentica.train.random.RandomStream;
import io.authentica.train.random.RandomStream.Purpose;
import java.util.List;

/**
 * The augmentations of a recipe in their order. The randomness of an image comes from (seed, epoch, sample, position of the
 * step) and from nothing else: neither the number of threads nor what the other steps are set to changes it.
 */
public final class AugmentationChain {

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
            changed = steps.get(step).apply(changed, RandomStream.of(seed, Purpose.AUGMENTATION, epoch, sample, step));
        }
        return changed;
    }
}
