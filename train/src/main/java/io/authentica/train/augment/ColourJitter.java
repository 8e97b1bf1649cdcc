package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * Changes brightness, contrast, saturation and hue, in a random order: torchvision's {@code ColorJitter} on Pillow images.
 * The first three multiply by a factor that is uniform in [max(0, 1 - x), 1 + x]; hue adds an angle that is uniform in
 * [-x, x] turns. Zero leaves a property as it is.
 *
 * @param probability in [0, 1]
 * @param brightness in [0, 10]
 * @param contrast in [0, 10]
 * @param saturation in [0, 10]
 * @param hue in [0, 0.5], as a share of a full turn
 */
public record ColourJitter(double probability, double brightness, double contrast, double saturation, double hue)
        implements Augmentation {

    private static final double MAX_STRENGTH = 10;

    public ColourJitter {
        Ranges.probability("probability", probability);
        Ranges.within("brightness", 0, MAX_STRENGTH, brightness);
        Ranges.within("contrast", 0, MAX_STRENGTH, contrast);
        Ranges.within("saturation", 0, MAX_STRENGTH, saturation);
        Ranges.within("hue", 0, 0.5, hue);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        if (!Ranges.happens(probability, random)) {
            return image;
        }
        // All is drawn first, so that no factor depends on whether another property is changed.
        int[] order = order(random);
        double brighter = factor(brightness, random);
        double contrastier = factor(contrast, random);
        double moreSaturated = factor(saturation, random);
        double turns = Ranges.uniform(-hue, hue, random);
        byte[] rgb = image.rgb().clone();
        for (int property : order) {
            switch (property) {
                case 0 -> ColourChanges.brightness(rgb, brighter);
                case 1 -> ColourChanges.contrast(rgb, contrastier);
                case 2 -> ColourChanges.saturation(rgb, moreSaturated);
                case 3 -> HueTurn.apply(rgb, turns);
                default -> throw new IllegalStateException("property " + property);
            }
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }

    private static int[] order(RandomGenerator random) {
        int[] order = {0, 1, 2, 3};
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private static double factor(double strength, RandomGenerator random) {
        return Ranges.uniform(Math.max(0, 1 - strength), 1 + strength, random);
    }
}
