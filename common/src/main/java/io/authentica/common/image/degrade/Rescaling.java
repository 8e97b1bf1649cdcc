package io.authentica.common.image.degrade;

import io.authentica.common.image.ResampleFilter;
import io.authentica.common.image.Resampler;
import io.authentica.common.image.RgbImage;

/** Changes of size that keep proportions, as far as whole pixels can. */
public final class Rescaling {

    private Rescaling() {}

    /**
     * Limits the longer side, as sites do with what is uploaded. A picture within the limit is left alone, never enlarged.
     *
     * @param longSidePixels at least 1
     */
    public static RgbImage limitLongSide(RgbImage image, int longSidePixels, ResampleFilter filter) {
        int longer = Math.max(image.width(), image.height());
        return longer <= longSidePixels
                ? image
                : resize(
                        image,
                        (double) longSidePixels * image.width() / longer,
                        (double) longSidePixels * image.height() / longer,
                        filter);
    }

    /** @param factor of width and height, above 0 */
    public static RgbImage byFactor(RgbImage image, double factor, ResampleFilter filter) {
        return resize(image, factor * image.width(), factor * image.height(), filter);
    }

    private static RgbImage resize(RgbImage image, double width, double height, ResampleFilter filter) {
        return Resampler.of(filter).resize(image, side(width), side(height));
    }

    private static int side(double pixels) {
        return Math.max(1, (int) Math.round(pixels));
    }
}
