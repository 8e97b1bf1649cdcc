package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * A random change of a training picture. It never sees the label, so both classes are changed alike. In a recipe its name is
 * that of the record: {@code HorizontalFlip} is {@code type: horizontal-flip}.
 */
public sealed interface Augmentation
        permits ColourJitter,
                Downscale,
                GaussianBlur,
                GaussianNoise,
                HorizontalFlip,
                JpegCompression,
                OneOf,
                RandomCrop,
                RandomResizedCrop,
                Rotation,
                ShrinkLongSide,
                SocialMedia,
                Thumbnail,
                WebpCompression {

    /**
     * Changes a picture, or returns it as it is.
     *
     * @param random all randomness of this image in this step of the chain
     */
    RgbImage apply(RgbImage image, RandomGenerator random);
}
