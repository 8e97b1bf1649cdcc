package io.authentica.train.augment;

import io.authentica.common.image.ResampleFilter;
import io.authentica.common.image.degrade.ChromaSubsampling;
import java.util.List;

/** One of each kind, all of which change nearly every picture. */
final class EveryAugmentation {

    static final List<ChromaSubsampling> YUV420 = List.of(ChromaSubsampling.YUV420);

    private EveryAugmentation() {}

    static List<Augmentation> steps() {
        return List.of(
                new RandomResizedCrop(1, 0.3, 1.5),
                new HorizontalFlip(0.5),
                new Rotation(1, 20, Rotation.Interpolation.BILINEAR, Rotation.Fill.MIRROR),
                new ColourJitter(1, 0.3, 0.5, 0.5, 0.1),
                new GaussianBlur(1, 0.4, 1.5),
                new GaussianNoise(1, 2, 8),
                new Downscale(1, 0.4, 0.9, ResampleFilter.LANCZOS, true),
                new JpegCompression(1, 40, 95, List.of(ChromaSubsampling.YUV420, ChromaSubsampling.YUV444), 0.5),
                new WebpCompression(1, 40, 90),
                new ShrinkLongSide(1, 300, 400, ResampleFilter.BICUBIC),
                new OneOf(List.of(
                        new OneOf.Choice(1, List.of(new GaussianNoise(1, 1, 1), new HorizontalFlip(0.5))),
                        new OneOf.Choice(1, List.of(new GaussianBlur(1, 1, 1))))),
                new SocialMedia(1),
                new Thumbnail(1, 100, 200, 60, 80),
                new RandomCrop(1, 64, RandomCrop.SmallPicture.ENLARGE),
                new RandomCrop(1, 64, RandomCrop.SmallPicture.MIRROR));
    }
}
