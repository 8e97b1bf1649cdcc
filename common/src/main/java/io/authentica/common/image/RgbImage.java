package io.authentica.common.image;

/**
 * A decoded picture.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param rgb 8-bit samples, row by row, red, green, blue: {@code 3 * width * height} bytes; not copied, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // a picture is compared by nobody and copied by nobody
public record RgbImage(int width, int height, byte[] rgb) {

    public RgbImage {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be at least 1 but were " + width + "x" + height);
        }
        if (rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("rgb must have " + 3L * width * height + " bytes but has " + rgb.length);
        }
    }
}
