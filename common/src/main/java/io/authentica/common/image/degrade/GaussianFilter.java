package io.authentica.common.image.degrade;

import io.authentica.common.image.RgbImage;
import java.util.Arrays;

/**
 * Convolves with a Gaussian, cut off at four standard deviations, the edges being repeated: scipy's
 * {@code gaussian_filter(truncate=4, mode="nearest")}, rounded to 8 bits.
 */
public final class GaussianFilter {

    private static final double TRUNCATE = 4;

    private GaussianFilter() {}

    /** @param sigmaPixels the standard deviation, at least 0; with 0 the picture stays as it is */
    public static RgbImage blur(RgbImage image, double sigmaPixels) {
        float[] weights = weights(sigmaPixels);
        if (weights.length == 1) {
            return image;
        }
        int stride = 3 * image.width();
        float[] padded = new float[stride + 3 * (weights.length - 1)];
        float[] narrow = new float[image.rgb().length];
        for (int y = 0; y < image.height(); y++) {
            pad(image, y, weights.length / 2, padded);
            for (int k = 0; k < weights.length; k++) {
                add(padded, 3 * k, weights[k], narrow, y * stride, stride);
            }
        }
        byte[] rgb = new byte[narrow.length];
        float[] sums = new float[stride];
        for (int y = 0; y < image.height(); y++) {
            Arrays.fill(sums, 0.5f);
            for (int k = 0; k < weights.length; k++) {
                int row = Math.max(0, Math.min(image.height() - 1, y + k - weights.length / 2));
                add(narrow, row * stride, weights[k], sums, 0, stride);
            }
            for (int i = 0; i < stride; i++) {
                rgb[y * stride + i] = (byte) Math.min(255, (int) sums[i]);
            }
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }

    /** Sum to 1; an odd number of them. */
    private static float[] weights(double sigma) {
        int radius = (int) (TRUNCATE * sigma + 0.5);
        double[] exact = new double[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            exact[i + radius] = radius == 0 ? 1 : StrictMath.exp(-0.5 * i * i / (sigma * sigma));
            sum += exact[i + radius];
        }
        float[] weights = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            weights[i] = (float) (exact[i] / sum);
        }
        return weights;
    }

    private static void pad(RgbImage image, int y, int radius, float[] padded) {
        for (int i = 0; i < padded.length / 3; i++) {
            int x = Math.max(0, Math.min(image.width() - 1, i - radius));
            for (int c = 0; c < 3; c++) {
                padded[3 * i + c] = image.rgb()[3 * (y * image.width() + x) + c] & 0xFF;
            }
        }
    }

    private static void add(float[] in, int inStart, float weight, float[] out, int outStart, int count) {
        for (int i = 0; i < count; i++) {
            out[outStart + i] += in[inStart + i] * weight;
        }
    }
}
