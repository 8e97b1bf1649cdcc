package io.authentica.train.augment;

import io.authentica.common.image.ResampleFilter;
import io.authentica.common.image.Resampler;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.Rescaling;
import java.util.random.RandomGenerator;

/**
 * Makes a picture smaller by a factor that is uniform in a range, and perhaps as large as before again: fine detail is lost.
 *
 * @param probability in [0, 1]
 * @param minFactor of width and height, in (0, 1]
 * @param maxFactor in [min_factor, 1]
 * @param filter Pillow's, for both ways
 * @param restore whether the picture gets its size back
 */
public record Downscale(double probability, double minFactor, double maxFactor, ResampleFilter filter, boolean restore)
        implements Augmentation {

    public Downscale {
        Ranges.probability("probability", probability);
        if (!(minFactor > 0 && minFactor <= 1)) {
            throw new IllegalArgumentException("min_factor must be in (0, 1] but was " + minFactor);
        }
        Ranges.within("max_factor", minFactor, 1, maxFactor);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        if (!Ranges.happens(probability, random)) {
            return image;
        }
        double factor = Ranges.uniform(minFactor, maxFactor, random);
        RgbImage small = Rescaling.byFactor(image, factor, filter);
        return restore ? Resampler.of(filter).resize(small, image.width(), image.height()) : small;
    }
}
