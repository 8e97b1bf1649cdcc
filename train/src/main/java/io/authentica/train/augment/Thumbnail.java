package io.authentica.train.augment;

import io.authentica.common.image.ResampleFilter;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.ChromaSubsampling;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What previews of links and search results are: the longer side limited by Pillow's bicubic, then JPEG, 4:2:0.
 *
 * @param probability in [0, 1]
 * @param minLongSidePixels in [1, 100000]
 * @param maxLongSidePixels in [min_long_side_pixels, 100000]
 * @param minQuality of the JPEG, in [1, 100]
 * @param maxQuality in [min_quality, 100]
 */
public record Thumbnail(
        double probability, int minLongSidePixels, int maxLongSidePixels, int minQuality, int maxQuality)
        implements Augmentation {

    public Thumbnail {
        Ranges.probability("probability", probability);
        Ranges.longSides(minLongSidePixels, maxLongSidePixels);
        Ranges.qualities(minQuality, maxQuality);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        if (!Ranges.happens(probability, random)) {
            return image;
        }
        RgbImage small = new ShrinkLongSide(1, minLongSidePixels, maxLongSidePixels, ResampleFilter.BICUBIC)
                .apply(image, random);
        return new JpegCompression(1, minQuality, maxQuality, List.of(ChromaSubsampling.YUV420), 0)
                .apply(small, random);
    }
}
