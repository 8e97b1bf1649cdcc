package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * Turns a picture about its centre by an angle that is uniform in [-max_degrees, max_degrees]; its size stays. Pillow's
 * {@code Image.rotate}, and so torchvision's {@code RandomRotation} on Pillow images.
 *
 * @param probability in [0, 1]
 * @param maxDegrees in [0, 180]
 * @param interpolation between the four or sixteen nearest pixels
 * @param fill what is seen where the picture had nothing
 */
public record Rotation(double probability, double maxDegrees, Interpolation interpolation, Fill fill)
        implements Augmentation {

    /** How values between pixels are found. */
    public enum Interpolation {
        BILINEAR,
        /** Cubic convolution with a = -1, as Pillow's affine transformations have it. */
        BICUBIC
    }

    /** What lies beyond the picture's edges. */
    public enum Fill {
        BLACK,
        /** The picture's mirror image: leaves no corners by which a turned picture is known. */
        MIRROR
    }

    public Rotation {
        Ranges.probability("probability", probability);
        Ranges.within("max_degrees", 0.0, 180.0, maxDegrees);
    }

    @Override
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        return Ranges.happens(probability, random)
                ? rotate(image, Ranges.uniform(-maxDegrees, maxDegrees, random))
                : image;
    }

    /** @param degrees counter-clockwise */
    RgbImage rotate(RgbImage image, double degrees) {
        if (degrees == 0) {
            return image;
        }
        double radians = -Math.toRadians(degrees);
        double cos = rounded(StrictMath.cos(radians));
        double sin = rounded(StrictMath.sin(radians));
        double centreX = image.width() / 2.0;
        double centreY = image.height() / 2.0;
        AffineSampler sampler = new AffineSampler(image, interpolation, fill);
        byte[] rgb = new byte[image.rgb().length];
        for (int y = 0, out = 0; y < image.height(); y++) {
            double down = y + 0.5 - centreY;
            for (int x = 0; x < image.width(); x++, out += 3) {
                double right = x + 0.5 - centreX;
                sampler.sample(cos * right + sin * down + centreX, cos * down - sin * right + centreY, rgb, out);
            }
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }

    /** As Pillow, to 15 places: the cosine of a right angle is then 0. */
    private static double rounded(double value) {
        return Math.rint(value * 1e15) / 1e15;
    }
}
