package io.authentica.train.sample;

/** What happens to light before a sensor or a simulated generator sees it: blur, and the averaging over a pixel's area. */
final class Optics {

    private Optics() {}

    /** Gaussian blur with mirrored borders. */
    static Planes blur(Planes picture, double sigmaPixels) {
        float[] kernel = gaussian(sigmaPixels);
        Planes blurred = Planes.black(picture.side());
        for (int c = 0; c < 3; c++) {
            float[] rows = convolveRows(picture.plane(c), picture.side(), kernel);
            float[] columns = convolveRows(transpose(rows, picture.side()), picture.side(), kernel);
            blurred.rgb()[c] = transpose(columns, picture.side());
        }
        return blurred;
    }

    /** Averages squares of {@code factor} x {@code factor} pixels. */
    static Planes shrink(Planes picture, int factor) {
        int side = picture.side() / factor;
        Planes small = Planes.black(side);
        float scale = 1f / (factor * factor);
        for (int c = 0; c < 3; c++) {
            float[] from = picture.plane(c);
            float[] to = small.plane(c);
            for (int y = 0; y < side * factor; y++) {
                for (int x = 0; x < side * factor; x++) {
                    to[y / factor * side + x / factor] += scale * from[y * picture.side() + x];
                }
            }
        }
        return small;
    }

    /** Convolves every row with an odd, symmetric kernel; the borders are mirrored. */
    static float[] convolveRows(float[] plane, int side, float[] kernel) {
        int radius = kernel.length / 2;
        float[] result = new float[plane.length];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float sum = 0;
                for (int k = -radius; k <= radius; k++) {
                    sum += kernel[k + radius] * plane[y * side + mirror(x + k, side)];
                }
                result[y * side + x] = sum;
            }
        }
        return result;
    }

    static float[] transpose(float[] plane, int side) {
        float[] result = new float[plane.length];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                result[x * side + y] = plane[y * side + x];
            }
        }
        return result;
    }

    /** The index of {@code position} in a row continued by mirroring, the border pixel not repeated. */
    static int mirror(int position, int side) {
        if (position < 0) {
            return -position;
        }
        return position < side ? position : 2 * side - 2 - position;
    }

    private static float[] gaussian(double sigma) {
        int radius = (int) StrictMath.ceil(3 * sigma);
        float[] kernel = new float[2 * radius + 1];
        float sum = 0;
        for (int k = -radius; k <= radius; k++) {
            kernel[k + radius] = (float) StrictMath.exp(-k * k / (2 * sigma * sigma));
            sum += kernel[k + radius];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= sum;
        }
        return kernel;
    }
}
