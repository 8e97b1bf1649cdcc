package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.Part;
import java.util.random.RandomGenerator;

/**
 * Cuts out a random part, whose size the recipe's resize policy then changes: torchvision's {@code RandomResizedCrop} with
 * the resize left to that policy, so that there is one resampler. After ten misses the picture stays whole.
 *
 * @param probability in [0, 1]
 * @param minArea smallest share of the picture's area, in (0, 1]
 * @param maxAspect the largest change of the aspect ratio, in [1, 10]: the crop's is that of the picture times or over it
 */
public record RandomResizedCrop(double probability, double minArea, double maxAspect) implements Augmentation {

    private static final int ATTEMPTS = 10;

    public RandomResizedCrop {
        Ranges.probability("probability", probability);
        if (!(minArea > 0 && minArea <= 1)) {
            throw new IllegalArgumentException("min_area must be in (0, 1] but was " + minArea);
        }
        Ranges.within("max_aspect", 1.0, 10.0, maxAspect);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        if (!Ranges.happens(probability, random)) {
            return image;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double area = Ranges.uniform(minArea, 1, random);
            double aspect = Math.exp(Math.log(maxAspect) * (2 * random.nextDouble() - 1));
            long width = Math.round(image.width() * Math.sqrt(area * aspect));
            long height = Math.round(image.height() * Math.sqrt(area / aspect));
            if (width >= 1 && height >= 1 && width <= image.width() && height <= image.height()) {
                int left = random.nextInt((int) (image.width() - width + 1));
                int top = random.nextInt((int) (image.height() - height + 1));
                return new Part(left, top, (int) width, (int) height).of(image);
            }
        }
        return image;
    }
}
