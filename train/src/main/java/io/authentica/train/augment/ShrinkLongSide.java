package io.authentica.train.augment;

import io.authentica.common.image.ResampleFilter;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.Rescaling;
import java.util.random.RandomGenerator;

/**
 * Limits the longer side, as sites do with what is uploaded. Proportions stay; a picture within the limit is left alone,
 * never enlarged.
 *
 * @param probability in [0, 1]
 * @param minLongSidePixels in [1, 100000]
 * @param maxLongSidePixels in [min_long_side_pixels, 100000]; all whole numbers between are equally likely
 * @param filter Pillow's
 */
public record ShrinkLongSide(double probability, int minLongSidePixels, int maxLongSidePixels, ResampleFilter filter)
        implements Augmentation {

    public ShrinkLongSide {
        Ranges.probability("probability", probability);
        Ranges.longSides(minLongSidePixels, maxLongSidePixels);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        if (!Ranges.happens(probability, random)) {
            return image;
        }
        return Rescaling.limitLongSide(image, Ranges.uniform(minLongSidePixels, maxLongSidePixels, random), filter);
    }
}
