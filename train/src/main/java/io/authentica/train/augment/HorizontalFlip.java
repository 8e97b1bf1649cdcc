package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * Mirrors left and right.
 *
 * @param probability in [0, 1]
 */
public record HorizontalFlip(double probability) implements Augmentation {

    private static final int CHANNELS = 3;

    public HorizontalFlip {
        Ranges.probability("probability", probability);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        return Ranges.happens(probability, random) ? flip(image) : image;
    }

    static RgbImage flip(RgbImage image) {
        int width = image.width();
        byte[] source = image.rgb();
        byte[] mirrored = new byte[source.length];
        for (int row = 0; row < image.height(); row++) {
            for (int column = 0; column < width; column++) {
                int from = CHANNELS * (row * width + column);
                int to = CHANNELS * (row * width + width - 1 - column);
                mirrored[to] = source[from];
                mirrored[to + 1] = source[from + 1];
                mirrored[to + 2] = source[from + 2];
            }
        }
        return new RgbImage(width, image.height(), mirrored);
    }
}
