package io.authentica.train.augment;

import io.authentica.common.image.ResampleFilter;
import io.authentica.common.image.Resampler;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.degrade.Part;
import java.util.random.RandomGenerator;

/**
 * Cuts out a random square at the picture's own resolution, so that no pixel is interpolated: with 224 pixels the resize
 * policy leaves it as it is. Training on it fits an evaluation that crops as well; with one that squashes whole
 * pictures, the network is asked about another scale than it learnt.
 *
 * @param probability in [0, 1]
 * @param sidePixels of the square, in [1, 4096]
 * @param small what happens to a picture with a shorter side
 */
public record RandomCrop(double probability, int sidePixels, SmallPicture small) implements Augmentation {

    private static final int MAX_SIDE_PIXELS = 4096;

    /** How a picture becomes as large as the square. */
    public enum SmallPicture {
        /** Enlarged by Pillow's bicubic until its shorter side fits, proportions kept. */
        ENLARGE,
        /** Continued beyond its right and lower edge by its mirror image, the last row and column being repeated. */
        MIRROR
    }

    public RandomCrop {
        Ranges.probability("probability", probability);
        Ranges.within("side_pixels", 1, MAX_SIDE_PIXELS, sidePixels);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        if (!Ranges.happens(probability, random)) {
            return image;
        }
        double across = random.nextDouble();
        double down = random.nextDouble();
        int shorter = Math.min(image.width(), image.height());
        if (shorter >= sidePixels) {
            return cut(image, across, down);
        }
        return switch (small) {
            case ENLARGE -> cut(enlarged(image, shorter), across, down);
            case MIRROR -> mirrored(image, across, down);
        };
    }

    private RgbImage cut(RgbImage image, double across, double down) {
        return new Part(start(image.width(), across), start(image.height(), down), sidePixels, sidePixels).of(image);
    }

    private int start(int length, double share) {
        return (int) (share * (Math.max(length, sidePixels) - sidePixels + 1));
    }

    /** Only as much of a long picture is enlarged as fits into {@link #MAX_SIDE_PIXELS}: the middle of it. */
    private RgbImage enlarged(RgbImage image, int shorter) {
        int longest = MAX_SIDE_PIXELS * shorter / sidePixels;
        int width = Math.min(image.width(), longest);
        int height = Math.min(image.height(), longest);
        RgbImage middle = new Part((image.width() - width) / 2, (image.height() - height) / 2, width, height).of(image);
        return Resampler.of(ResampleFilter.BICUBIC)
                .resize(middle, width * sidePixels / shorter, height * sidePixels / shorter);
    }

    private RgbImage mirrored(RgbImage image, double across, double down) {
        int left = start(image.width(), across);
        int top = start(image.height(), down);
        byte[] rgb = new byte[3 * sidePixels * sidePixels];
        for (int y = 0; y < sidePixels; y++) {
            int row = mirror(top + y, image.height()) * image.width();
            for (int x = 0; x < sidePixels; x++) {
                int from = 3 * (row + mirror(left + x, image.width()));
                System.arraycopy(image.rgb(), from, rgb, 3 * (y * sidePixels + x), 3);
            }
        }
        return new RgbImage(sidePixels, sidePixels, rgb);
    }

    private static int mirror(int position, int length) {
        int within = position % (2 * length);
        return within < length ? within : 2 * length - 1 - within;
    }
}
