package io.authentica.common.image.degrade;

import io.authentica.common.image.RgbImage;

/** A rectangle within a picture, pixels from its upper left corner. */
public record Part(int left, int top, int width, int height) {

    /** What of {@code image} lies in it; the picture itself where that is all. */
    public RgbImage of(RgbImage image) {
        if (width == image.width() && height == image.height()) {
            return image;
        }
        byte[] rgb = new byte[3 * width * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(image.rgb(), 3 * ((top + row) * image.width() + left), rgb, 3 * row * width, 3 * width);
        }
        return new RgbImage(width, height, rgb);
    }
}
