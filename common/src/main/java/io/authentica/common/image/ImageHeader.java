package io.authentica.common.image;

import java.io.EOFException;
import java.io.IOException;

/**
 * What a file says about its picture before anything is decoded.
 *
 * @param format told by the first bytes
 * @param width pixels of the picture as {@link ImageDecoder} returns it, at least 1
 * @param height pixels of the picture as {@link ImageDecoder} returns it, at least 1
 */
public record ImageHeader(ImageFormat format, int width, int height) {

    public ImageHeader {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be at least 1 but were " + width + "x" + height);
        }
    }

    /**
     * Reads the header and nothing else: that it can be read does not say that the picture can.
     *
     * @param name the file's name, for the exception
     * @param encoded the whole file
     */
    public static ImageHeader read(String name, byte[] encoded) throws UnreadableImageException {
        if (encoded.length == 0) {
            throw new UnreadableImageException(name, "the file is empty");
        }
        ImageFormat format = ImageFormat.sniff(encoded)
                .orElseThrow(() ->
                        new UnreadableImageException(name, "not an image in JPEG, PNG, WebP, GIF, BMP or TIFF format"));
        PixelSize size;
        try {
            size = switch (format) {
                case JPEG -> JpegStructure.parse(encoded).size();
                case PNG -> PngStructure.parse(encoded).size();
                case WEBP -> WebpStructure.parse(encoded).size();
                case GIF -> GifStructure.parse(encoded).size();
                case BMP -> BmpStructure.parse(encoded).size();
                case TIFF -> TiffDirectory.parse(encoded).size();
            };
        } catch (IOException malformed) {
            throw new UnreadableImageException(name, damaged(format, malformed), malformed);
        }
        return new ImageHeader(format, size.width(), size.height());
    }

    /** @return one line that says why; what a codec's unchecked exceptions say is about its arrays, not about the file */
    static String damaged(ImageFormat format, Exception cause) {
        String detail = cause.getMessage();
        if (cause instanceof RuntimeException) {
            detail = "its data contradict each other";
        } else if (detail == null) {
            detail = cause instanceof EOFException
                    ? "the file ends early"
                    : cause.getClass().getSimpleName();
        }
        return "damaged or unsupported " + format + " image: " + detail;
    }

    long pixels() {
        return (long) width * height;
    }
}
