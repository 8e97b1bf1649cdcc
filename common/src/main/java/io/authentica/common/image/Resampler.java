package io.authentica.common.image;

import java.util.Arrays;

/**
 * Pillow's {@code Image.resize}, to the last bit: antialiased, horizontally first, 8 bits in between, fixed-point weights.
 * Immutable and safe for use by several threads.
 */
public final class Resampler {

    /** {@code Image.resize(size, Image.BILINEAR)}. */
    public static final Resampler BILINEAR = new Resampler(ResampleFilter.BILINEAR);

    /** {@code Image.resize(size, Image.BICUBIC)}. */
    public static final Resampler BICUBIC = new Resampler(ResampleFilter.BICUBIC);

    private static final Resampler BOX = new Resampler(ResampleFilter.BOX);
    private static final Resampler LANCZOS = new Resampler(ResampleFilter.LANCZOS);

    private static final int HALF = 1 << (ResampleWeights.PRECISION_BITS - 1);

    private final ResampleFilter filter;

    private Resampler(ResampleFilter filter) {
        this.filter = filter;
    }

    /** {@code Image.resize(size, filter)}. */
    public static Resampler of(ResampleFilter filter) {
        return switch (filter) {
            case BOX -> BOX;
            case BILINEAR -> BILINEAR;
            case BICUBIC -> BICUBIC;
            case LANCZOS -> LANCZOS;
        };
    }

    /**
     * A part of a larger output.
     *
     * @param left pixels from the left of the whole output
     * @param top pixels from the top of the whole output
     */
    record Region(int left, int top, int width, int height) {}

    /**
     * @param width of the result, pixels
     * @param height of the result, pixels
     * @return a new picture, or {@code image} itself if it has that size
     */
    public RgbImage resize(RgbImage image, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be at least 1 but were " + width + "x" + height);
        }
        return resize(image, width, height, new Region(0, 0, width, height));
    }

    /** The region of the picture resized to {@code width} x {@code height}; nothing outside it is computed. */
    RgbImage resize(RgbImage image, int width, int height, Region region) {
        // As in Pillow a side that keeps its length keeps its samples: no pass along it.
        ResampleWeights rows = new ResampleWeights(filter, image.height(), height, region.top(), region.height());
        boolean vertical = image.height() != height;
        int firstRow = vertical ? rows.first[0] : region.top();
        int endRow = vertical
                ? rows.first[region.height() - 1] + rows.count[region.height() - 1]
                : region.top() + region.height();
        RgbImage narrow = image.width() == width
                ? cut(image, region.left(), region.width(), firstRow, endRow)
                : horizontally(image, width, region, firstRow, endRow);
        return vertical ? vertically(narrow, rows, firstRow) : narrow;
    }

    private static RgbImage cut(RgbImage image, int left, int width, int firstRow, int endRow) {
        if (width == image.width() && firstRow == 0 && endRow == image.height()) {
            return image;
        }
        byte[] rgb = new byte[3 * width * (endRow - firstRow)];
        for (int y = firstRow; y < endRow; y++) {
            System.arraycopy(image.rgb(), 3 * (y * image.width() + left), rgb, 3 * (y - firstRow) * width, 3 * width);
        }
        return new RgbImage(width, endRow - firstRow, rgb);
    }

    private RgbImage horizontally(RgbImage image, int width, Region region, int firstRow, int endRow) {
        ResampleWeights columns = new ResampleWeights(filter, image.width(), width, region.left(), region.width());
        byte[] out = new byte[3 * region.width() * (endRow - firstRow)];
        for (int y = firstRow; y < endRow; y++) {
            row(image.rgb(), 3 * y * image.width(), columns, out, 3 * (y - firstRow) * region.width());
        }
        return new RgbImage(region.width(), endRow - firstRow, out);
    }

    private static void row(byte[] in, int inStart, ResampleWeights columns, byte[] out, int outStart) {
        int[] weights = columns.weights;
        int o = outStart;
        for (int x = 0; x < columns.first.length; x++) {
            int red = HALF;
            int green = HALF;
            int blue = HALF;
            int i = inStart + 3 * columns.first[x];
            int end = x * columns.taps + columns.count[x];
            for (int k = x * columns.taps; k < end; k++) {
                int weight = weights[k];
                red += (in[i] & 0xFF) * weight;
                green += (in[i + 1] & 0xFF) * weight;
                blue += (in[i + 2] & 0xFF) * weight;
                i += 3;
            }
            out[o] = toByte(red);
            out[o + 1] = toByte(green);
            out[o + 2] = toByte(blue);
            o += 3;
        }
    }

    /** @param firstRow the row of the input with which {@code narrow} starts */
    private static RgbImage vertically(RgbImage narrow, ResampleWeights rows, int firstRow) {
        int samples = 3 * narrow.width();
        int height = rows.first.length;
        byte[] out = new byte[samples * height];
        int[] sums = new int[samples];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, HALF);
            for (int k = 0; k < rows.count[y]; k++) {
                addRow(narrow.rgb(), (rows.first[y] - firstRow + k) * samples, rows.weights[y * rows.taps + k], sums);
            }
            for (int i = 0; i < samples; i++) {
                out[y * samples + i] = toByte(sums[i]);
            }
        }
        return new RgbImage(narrow.width(), height, out);
    }

    /** Apart so that the compiler turns it into vector instructions. */
    private static void addRow(byte[] in, int start, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (in[start + i] & 0xFF) * weight;
        }
    }

    private static byte toByte(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> ResampleWeights.PRECISION_BITS));
    }
}
