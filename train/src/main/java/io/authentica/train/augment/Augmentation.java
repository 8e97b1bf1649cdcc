package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import java.util.random.RandomGenerator;

/** A random change of a training picture. It never sees the label, so both classes are changed alike. */
public sealed interface Augmentation permits HorizontalFlip, JpegCompression, RandomResizedCrop {

    /**
     * Changes a picture, or returns it as it is.
     *
     * @param random all randomness of this image in this step of the chain
     */
    RgbImage apply(RgbImage image, RandomGenerator random);

    /** Checks the key {@code probability} that every augmentation has. */
    static void requireProbability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be in [0, 1] but was " + probability);
        }
    }
}
