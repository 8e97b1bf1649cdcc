package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
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
        double sigma = Ranges.uniform(minSigmaLevels, maxSigmaLevels, random);
        byte[] rgb = new byte[image.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            long noisy = Math.round((image.rgb()[i] & 0xFF) + sigma * random.nextGaussian());
            rgb[i] = (byte) Math.max(0, Math.min(255, noisy));
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }
}
