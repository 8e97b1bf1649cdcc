package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.NormalNoise;
import java.util.random.RandomGenerator;

/**
 * Adds to every sample of every channel a number of its own from the normal distribution with mean 0 and a standard
 * deviation that is uniform in a range; then rounds and clips.
 *
 * @param probability in [0, 1]
 * @param minSigmaLevels in 8-bit levels, in [0, 255]; OpenFake's variance of 5e-4 on a scale of 0 to 1 is 5.7
 * @param maxSigmaLevels in [min_sigma_levels, 255]
 */
public record GaussianNoise(double probability, double minSigmaLevels, double maxSigmaLevels) implements Augmentation {

    public GaussianNoise {
        Ranges.probability("probability", probability);
        Ranges.within("min_sigma_levels", 0.0, 255.0, minSigmaLevels);
        Ranges.within("max_sigma_levels", minSigmaLevels, 255.0, maxSigmaLevels);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        if (!Ranges.happens(probability, random)) {
            return image;
        }
        return NormalNoise.add(image, Ranges.uniform(minSigmaLevels, maxSigmaLevels, random), random);
    }
}
