package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.ChromaSubsampling;
import io.authentica.common.image.degrade.JpegCodec;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Compresses as JPEG, with libjpeg's meaning of quality, and decodes again; sometimes twice.
 *
 * @param probability in [0, 1]
 * @param minQuality the lowest quality, in [1, 100]
 * @param maxQuality the highest quality, in [min_quality, 100]; all whole numbers between are equally likely
 * @param subsampling one of these, all equally likely
 * @param doubleProbability how often a compressed picture is compressed a second time, with quality and subsampling drawn
 *     anew; in [0, 1]
 */
public record JpegCompression(
        double probability,
        int minQuality,
        int maxQuality,
        List<ChromaSubsampling> subsampling,
        double doubleProbability)
        implements Augmentation {

    public JpegCompression {
        Ranges.probability("probability", probability);
        Ranges.qualities(minQuality, maxQuality);
        subsampling = List.copyOf(subsampling);
        Ranges.notEmpty("subsampling", subsampling);
        Ranges.probability("double_probability", doubleProbability);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        if (!Ranges.happens(probability, random)) {
            return image;
        }
        boolean twice = Ranges.happens(doubleProbability, random);
        RgbImage once = compress(image, random);
        return twice ? compress(once, random) : once;
    }

    private RgbImage compress(RgbImage image, RandomGenerator random) {
        int quality = Ranges.uniform(minQuality, maxQuality, random);
        return JpegCodec.roundTrip(image, quality, subsampling.get(random.nextInt(subsampling.size())));
    }
}
