package io.authentica.train.audit;

import io.authentica.common.image.Resampler;
import io.authentica.common.image.RgbImage;
import java.util.Arrays;

/**
 * A 64-bit hash of what a picture shows: nearly the same for pictures that look the same, whatever their size and encoding.
 *
 * <p>Luminance, reduced to 32 x 32 with antialiasing, discrete cosine transform (type II, orthonormal), the 8 x 8 lowest
 * frequencies; a bit is set where the coefficient is above their median. This is the layout of {@code imagehash.phash} (row by
 * row, first bit highest), with another filter for the reduction.
 *
 * @param bits the hash
 * @param informative how many of the 63 coefficients beside the mean stand out of rounding noise
 */
record PerceptualHash(long bits, int informative) {

    static final int SIDE = 32;
    static final int LOW = 8;

    /** Rounding 32 x 32 luminances to whole levels makes noise of 0.29 in every coefficient; this is seven times that. */
    private static final double NOISE = 2;

    /** Flat pictures and plain gradients have fewer: their bits are noise, or the same for all such pictures. */
    private static final int MIN_INFORMATIVE = 16;

    private static final double[][] COSINES = cosines();

    static PerceptualHash of(RgbImage image) {
        RgbImage small = Resampler.BILINEAR.resize(image, SIDE, SIDE);
        double[] luminance = new double[SIDE * SIDE];
        byte[] rgb = small.rgb();
        for (int i = 0; i < luminance.length; i++) {
            // ITU-R BT.601, as in Pillow's convert("L").
            luminance[i] =
                    0.299 * (rgb[3 * i] & 0xFF) + 0.587 * (rgb[3 * i + 1] & 0xFF) + 0.114 * (rgb[3 * i + 2] & 0xFF);
        }
        return ofCoefficients(lowFrequencies(luminance));
    }

    private static PerceptualHash ofCoefficients(double[] coefficients) {
        double[] sorted = coefficients.clone();
        Arrays.sort(sorted);
        double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        long bits = 0;
        int informative = 0;
        for (int i = 0; i < coefficients.length; i++) {
            bits = (bits << 1) | (coefficients[i] > median ? 1 : 0);
            informative += i > 0 && Math.abs(coefficients[i]) > NOISE ? 1 : 0;
        }
        return new PerceptualHash(bits, informative);
    }

    /** Whether two hashes that are near say that two pictures are. */
    boolean saysSomething() {
        return informative >= MIN_INFORMATIVE;
    }

    private static double[] lowFrequencies(double[] luminance) {
        double[] columns = new double[LOW * SIDE];
        for (int u = 0; u < LOW; u++) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    columns[u * SIDE + x] += COSINES[u][y] * luminance[y * SIDE + x];
                }
            }
        }
        double[] coefficients = new double[LOW * LOW];
        for (int u = 0; u < LOW; u++) {
            for (int v = 0; v < LOW; v++) {
                for (int x = 0; x < SIDE; x++) {
                    coefficients[u * LOW + v] += COSINES[v][x] * columns[u * SIDE + x];
                }
            }
        }
        return coefficients;
    }

    private static double[][] cosines() {
        double[][] cosines = new double[LOW][SIDE];
        for (int u = 0; u < LOW; u++) {
            double scale = Math.sqrt((u == 0 ? 1.0 : 2.0) / SIDE);
            for (int x = 0; x < SIDE; x++) {
                cosines[u][x] = scale * StrictMath.cos(Math.PI * (2 * x + 1) * u / (2.0 * SIDE));
            }
        }
        return cosines;
    }
}
