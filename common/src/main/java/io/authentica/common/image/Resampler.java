package io.authentica.common.image;

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
        boolean horizontal = image.width() != width;
        if (image.height() == height) {
            return horizontal ? horizontally(image, width, region) : cut(image, region);
        }
        ResampleWeights rows = new ResampleWeights(filter, image.height(), height, region.top(), region.height());
        RowSource narrow = horizontal
                ? new HorizontalPass(image, columns(image, width, region))
                : new RowSource.Widened(image, region.left(), region.width());
        return new VerticalPass(narrow, rows).run();
    }

    private ResampleWeights columns(RgbImage image, int width, Region region) {
        return new ResampleWeights(filter, image.width(), width, region.left(), region.width());
    }

    private static RgbImage cut(RgbImage image, Region region) {
        if (region.width() == image.width() && region.height() == image.height()) {
            return image;
        }
        byte[] rgb = new byte[3 * region.width() * region.height()];
        for (int y = 0; y < region.height(); y++) {
            int from = 3 * ((region.top() + y) * image.width() + region.left());
            System.arraycopy(image.rgb(), from, rgb, 3 * y * region.width(), 3 * region.width());
        }
        return new RgbImage(region.width(), region.height(), rgb);
    }

    private RgbImage horizontally(RgbImage image, int width, Region region) {
        HorizontalPass pass = new HorizontalPass(image, columns(image, width, region));
        int samples = 3 * region.width();
        byte[] rgb = new byte[samples * region.height()];
        int[] row = new int[samples];
        for (int y = 0; y < region.height(); y++) {
            pass.row(region.top() + y, row);
            for (int i = 0; i < samples; i++) {
                rgb[y * samples + i] = (byte) row[i];
            }
        }
        return new RgbImage(region.width(), region.height(), rgb);
    }
}
