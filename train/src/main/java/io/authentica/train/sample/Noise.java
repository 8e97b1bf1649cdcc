package io.authentica.train.sample;

import java.util.SplittableRandom;

/**
 * Random detail. Both classes have as much of it, so that neither sharpness nor file size gives the class away: only how it
 * hangs together from pixel to pixel does.
 */
final class Noise {

    private static final double MAX_SENSITIVITY = 12;

    private Noise() {}

    /** A camera's sensitivity, or what a generator has in its place: 1 to 12, every doubling equally likely. */
    static double drawSensitivity(SplittableRandom random) {
        return StrictMath.exp(random.nextDouble() * StrictMath.log(MAX_SENSITIVITY));
    }

    /** Adds Gaussian noise, most of it common to the three channels, as it is in a photograph after demosaicing. */
    static void add(Planes picture, double sigma, SplittableRandom random) {
        for (int i = 0; i < picture.side() * picture.side(); i++) {
            double common = random.nextGaussian();
            for (int c = 0; c < 3; c++) {
                picture.plane(c)[i] += (float) (sigma * (0.8 * common + 0.6 * random.nextGaussian()));
            }
        }
    }
}
