package io.authentica.train.augment;

import io.authentica.common.image.ResampleFilter;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.ChromaSubsampling;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What sites do to uploads, in the mixture of OpenFake's own training code: JPEG of quality 55 to 95, three in ten of them
 * encoded again with 50 to 85 (weight 0.45); WebP of quality 65 to 90 (0.30); the longer side limited to 720 to 1080 pixels, then
 * JPEG of 65 to 85 (0.10); nothing (0.15). Their 0.10 of AVIF is left to WebP, since no encoder for it is at hand. For another mixture
 * write a {@code one-of}.
 *
 * @param probability of the whole mixture, in [0, 1]
 */
public record SocialMedia(double probability) implements Augmentation {

    private static final List<ChromaSubsampling> YUV420 = List.of(ChromaSubsampling.YUV420);
    private static final JpegCompression UPLOAD = new JpegCompression(1, 55, 95, YUV420, 0);

    private static final OneOf MIXTURE = new OneOf(List.of(
            new OneOf.Choice(0.45 * 0.7, List.of(UPLOAD)),
            new OneOf.Choice(0.45 * 0.3, List.of(UPLOAD, new JpegCompression(1, 50, 85, YUV420, 0))),
            new OneOf.Choice(0.30, List.of(new WebpCompression(1, 65, 90))),
            new OneOf.Choice(
                    0.10,
                    List.of(
                            new ShrinkLongSide(1, 720, 1080, ResampleFilter.LANCZOS),
                            new JpegCompression(1, 65, 85, YUV420, 0))),
            new OneOf.Choice(0.15, List.of())));

    public SocialMedia {
        Ranges.probability("probability", probability);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        return Ranges.happens(probability, random) ? MIXTURE.apply(image, random) : image;
    }
}
