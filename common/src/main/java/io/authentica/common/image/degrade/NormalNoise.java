package io.authentica.common.image.degrade;

import io.authentica.common.image.RgbImage;
import java.util.random.RandomGenerator;

/** Noise as of a sensor in bad light: to every sample of every channel a number of its own from a normal distribution. */
public final class NormalNoise {

    private NormalNoise() {}

    /**
     * Adds, then rounds and clips to 8 bits.
     *
     * @param sigmaLevels the standard deviation in 8-bit levels; the mean is 0
     * @param random yields one number a sample, in the order of {@link RgbImage#rgb}
     */
    public static RgbImage add(RgbImage image, double sigmaLevels, RandomGenerator random) {
        byte[] rgb = new byte[image.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            long noisy = Math.round((image.rgb()[i] & 0xFF) + sigmaLevels * random.nextGaussian());
            rgb[i] = (byte) Math.max(0, Math.min(255, noisy));
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }
}
