package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.GaussianFilter;
import java.util.random.RandomGenerator;

/**
 * Convolves with a Gaussian whose standard deviation is uniform in a range: {@link GaussianFilter}.
 *
 * @param probability in [0, 1]
 * @param minSigmaPixels in [0, 20]
 * @param maxSigmaPixels in [min_sigma_pixels, 20]
 */
public record GaussianBlur(double probability, double minSigmaPixels, double maxSigmaPixels) implements Augmentation {

    private static final double MAX_SIGMA_PIXELS = 20;

    public GaussianBlur {
        Ranges.probability("probability", probability);
        Ranges.within("min_sigma_pixels", 0, MAX_SIGMA_PIXELS, minSigmaPixels);
        Ranges.within("max_sigma_pixels", minSigmaPixels, MAX_SIGMA_PIXELS, maxSigmaPixels);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        return Ranges.happens(probability, random)
                ? GaussianFilter.blur(image, Ranges.uniform(minSigmaPixels, maxSigmaPixels, random))
                : image;
    }
}
