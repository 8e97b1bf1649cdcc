package io.authentica.common.image.degrade;

import io.authentica.common.image.RgbImage;

/** A picture by formula, the same as {@code pattern()} in scripts/reference/make_augmentation_expectations.py. */
public final class PatternPicture {

    private PatternPicture() {}

    public static RgbImage of(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        int out = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rgb[out++] = (byte) (x * 3 + y * 2);
                rgb[out++] = (byte) (255 - x * 2 + y * 4);
                rgb[out++] = (byte) (x * y + 11 * x + 80 * ((x / 5 + y / 3) % 2));
            }
        }
        return new RgbImage(width, height, rgb);
    }
}
