package io.authentica.train.augment;

import io.authentica.common.image.RgbImage;

/** Values of a picture between its pixels, by the arithmetic of Pillow's {@code Geometry.c}: double, then cut off to 8 bits. */
final class AffineSampler {

    private final byte[] rgb;
    private final int width;
    private final int height;
    private final Rotation.Interpolation interpolation;
    private final Rotation.Fill fill;

    AffineSampler(RgbImage image, Rotation.Interpolation interpolation, Rotation.Fill fill) {
        this.rgb = image.rgb();
        this.width = image.width();
        this.height = image.height();
        this.interpolation = interpolation;
        this.fill = fill;
    }

    /**
     * Writes one pixel, or leaves it black.
     *
     * @param x in pixels; the first pixel reaches from 0 to 1
     */
    void sample(double x, double y, byte[] out, int offset) {
        double atX = x;
        double atY = y;
        if (!(x >= 0 && x < width && y >= 0 && y < height)) {
            switch (fill) {
                case BLACK -> {
                    return;
                }
                case MIRROR -> {
                    atX = mirror(x, width);
                    atY = mirror(y, height);
                }
            }
        }
        switch (interpolation) {
            case BILINEAR -> bilinear(atX - 0.5, atY - 0.5, out, offset);
            case BICUBIC -> bicubic(atX - 0.5, atY - 0.5, out, offset);
        }
    }

    private static double mirror(double position, int length) {
        double within = position - Math.floor(position / (2.0 * length)) * 2 * length;
        return Math.min(within < length ? within : 2 * length - within, Math.nextDown((double) length));
    }

    private void bilinear(double x, double y, byte[] out, int offset) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double dx = x - left;
        double dy = y - top;
        int row0 = row(top);
        int row1 = row(top + 1);
        int column0 = column(left);
        int column1 = column(left + 1);
        for (int c = 0; c < 3; c++) {
            double above = between(at(row0, column0, c), at(row0, column1, c), dx);
            double below = between(at(row1, column0, c), at(row1, column1, c), dx);
            out[offset + c] = (byte) (int) between(above, below, dy);
        }
    }

    private void bicubic(double x, double y, byte[] out, int offset) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double dx = x - left;
        double dy = y - top;
        double[] rows = new double[4];
        for (int c = 0; c < 3; c++) {
            for (int k = 0; k < 4; k++) {
                int row = row(top - 1 + k);
                rows[k] = cubic(
                        at(row, column(left - 1), c),
                        at(row, column(left), c),
                        at(row, column(left + 1), c),
                        at(row, column(left + 2), c),
                        dx);
            }
            double value = cubic(rows[0], rows[1], rows[2], rows[3], dy);
            out[offset + c] = (byte) (int) Math.max(0, Math.min(255, value));
        }
    }

    private static double between(double a, double b, double share) {
        return a + (b - a) * share;
    }

    private static double cubic(double a, double b, double c, double d, double share) {
        double linear = c - a;
        double square = 2 * (a - b) + c - d;
        double cube = b - a - c + d;
        return b + share * (linear + share * (square + share * cube));
    }

    private int row(int y) {
        return 3 * width * Math.max(0, Math.min(height - 1, y));
    }

    private int column(int x) {
        return 3 * Math.max(0, Math.min(width - 1, x));
    }

    private double at(int row, int column, int channel) {
        return rgb[row + column + channel] & 0xFF;
    }
}
