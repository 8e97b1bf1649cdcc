package io.authentica.evaluate.predict;

import io.authentica.common.image.ImageFormat;
import io.authentica.common.image.ImageHeader;
import io.authentica.common.image.JpegQuality;
import io.authentica.common.image.UnreadableImageException;
import java.util.Optional;

/**
 * What a file says of its picture.
 *
 * @param format of the file
 * @param width pixels
 * @param height pixels
 * @param jpegQuality of a JPEG file, estimated from its quantisation tables: 1 to 100
 */
public record ImageFacts(ImageFormat format, int width, int height, Optional<Integer> jpegQuality) {

    /** @return empty if the file is no image */
    static Optional<ImageFacts> of(byte[] encoded) {
        try {
            ImageHeader header = ImageHeader.read("", encoded);
            Optional<Integer> quality = header.format() == ImageFormat.JPEG
                    ? JpegQuality.of(encoded).map(JpegQuality::quality)
                    : Optional.empty();
            return Optional.of(new ImageFacts(header.format(), header.width(), header.height(), quality));
        } catch (UnreadableImageException noImage) {
            return Optional.empty();
        }
    }
}
