package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.WebpCodec;
import java.util.random.RandomGenerator;

/**
 * Compresses as lossy WebP by libwebp (4:2:0 always, method 4 as in Pillow) and decodes again.
 *
 * @param probability in [0, 1]
 * @param minQuality libwebp's quality, in [1, 100]
 * @param maxQuality in [min_quality, 100]; all whole numbers between are equally likely
 */
public record WebpCompression(double probability, int minQuality, int maxQuality) implements Augmentation {

    public WebpCompression {
        Ranges.probability("probability", probability);
        Ranges.qualities(minQuality, maxQuality);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        return Ranges.happens(probability, random)
                ? WebpCodec.roundTrip(image, Ranges.uniform(minQuality, maxQuality, random))
                : image;
    }
}
