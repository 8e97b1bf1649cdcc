package io.authentica.train.data;

import io.authentica.common.image.ImageFormat;
import java.util.Locale;

/**
 * What is known of an image file that decodes.
 *
 * @param format by its first bytes
 * @param width pixels
 * @param height pixels
 * @param bytes size of the file
 */
record CheckedImage(ImageFormat format, int width, int height, long bytes) {

    /** The file name's extension, without a dot. */
    String extension() {
        return format == ImageFormat.JPEG ? "jpg" : format.name().toLowerCase(Locale.ROOT);
    }
}
