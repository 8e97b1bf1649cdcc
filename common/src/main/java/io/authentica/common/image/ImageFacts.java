package io.authentica.common.image;

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
    public static Optional<ImageFacts> of(byte[] encoded) {
        try {
            return Optional.of(of(ImageHeader.read("", encoded), encoded));
        } catch (UnreadableImageException noImage) {
            return Optional.empty();
        }
    }

    /** @param header of {@code encoded}, for who has read it already */
    public static ImageFacts of(ImageHeader header, byte[] encoded) {
        Optional<Integer> quality = header.format() == ImageFormat.JPEG
                ? JpegQuality.of(encoded).map(JpegQuality::quality)
                : Optional.empty();
        return new ImageFacts(header.format(), header.width(), header.height(), quality);
    }
}
