package io.authentica.common.image;

/** A picture by formula, the same as {@code pattern()} in scripts/reference/make_image_expectations.py. */
final class PatternPicture {

    private PatternPicture() {}

    static RgbImage of(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        int out = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rgb[out++] = (byte) (x * 7 + y * 3);
                rgb[out++] = (byte) (x * 2 + y * 5 + 90 * ((x / 9 + y / 7) % 2));
                rgb[out++] = (byte) (x * y + 255 - x);
            }
        }
        return new RgbImage(width, height, rgb);
    }
}
