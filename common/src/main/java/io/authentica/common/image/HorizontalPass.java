package io.authentica.common.image;

import java.util.Arrays;

/**
 * Makes rows of another width. All output pixels of a row get the same number of taps, some with weight zero: then most pictures
 * need no inner loop, whose start and end would cost more than the few taps that are saved.
 */
final class HorizontalPass implements RowSource {

    private static final int UNROLLED = 4;

    private final RgbImage image;
    private final int taps;

    /** Offset within a row of the first sample of each output pixel. */
    private final int[] starts;

    private final int[] weights;

    HorizontalPass(RgbImage image, ResampleWeights columns) {
        this.image = image;
        int most = Arrays.stream(columns.count).max().orElseThrow();
        taps = image.width() < UNROLLED ? most : Math.max(most, UNROLLED);
        starts = new int[columns.first.length];
        weights = new int[taps * columns.first.length];
        for (int x = 0; x < starts.length; x++) {
            // Near the right edge the taps with weight zero come first.
            int first = Math.min(columns.first[x], image.width() - taps);
            starts[x] = 3 * first;
            System.arraycopy(
                    columns.weights, x * columns.taps, weights, x * taps + columns.first[x] - first, columns.count[x]);
        }
    }

    @Override
    public int samples() {
        return 3 * starts.length;
    }

    @Override
    public void row(int y, int[] row) {
        int start = 3 * y * image.width();
        if (taps == UNROLLED) {
            fourTaps(image.rgb(), start, starts, weights, row);
        } else {
            anyTaps(image.rgb(), start, row);
        }
    }

    private static void fourTaps(byte[] in, int rowStart, int[] starts, int[] weights, int[] out) {
        for (int x = 0; x < starts.length; x++) {
            int i = rowStart + starts[x];
            int w0 = weights[4 * x];
            int w1 = weights[4 * x + 1];
            int w2 = weights[4 * x + 2];
            int w3 = weights[4 * x + 3];
            int red = (in[i] & 0xFF) * w0 + (in[i + 3] & 0xFF) * w1 + (in[i + 6] & 0xFF) * w2 + (in[i + 9] & 0xFF) * w3;
            int green = (in[i + 1] & 0xFF) * w0
                    + (in[i + 4] & 0xFF) * w1
                    + (in[i + 7] & 0xFF) * w2
                    + (in[i + 10] & 0xFF) * w3;
            int blue = (in[i + 2] & 0xFF) * w0
                    + (in[i + 5] & 0xFF) * w1
                    + (in[i + 8] & 0xFF) * w2
                    + (in[i + 11] & 0xFF) * w3;
            out[3 * x] = ResampleWeights.level(red + ResampleWeights.HALF);
            out[3 * x + 1] = ResampleWeights.level(green + ResampleWeights.HALF);
            out[3 * x + 2] = ResampleWeights.level(blue + ResampleWeights.HALF);
        }
    }

    private void anyTaps(byte[] in, int rowStart, int[] out) {
        for (int x = 0; x < starts.length; x++) {
            int red = ResampleWeights.HALF;
            int green = ResampleWeights.HALF;
            int blue = ResampleWeights.HALF;
            int i = rowStart + starts[x];
            for (int k = x * taps; k < (x + 1) * taps; k++) {
                int weight = weights[k];
                red += (in[i] & 0xFF) * weight;
                green += (in[i + 1] & 0xFF) * weight;
                blue += (in[i + 2] & 0xFF) * weight;
                i += 3;
            }
            out[3 * x] = ResampleWeights.level(red);
            out[3 * x + 1] = ResampleWeights.level(green);
            out[3 * x + 2] = ResampleWeights.level(blue);
        }
    }
}
