package io.authentica.train.audit;

import io.authentica.common.image.ImageFormat;
import io.authentica.common.image.ImageHeader;
import io.authentica.common.image.JpegQuality;
import io.authentica.common.image.UnreadableImageException;
import java.util.Optional;
import java.util.Set;

/**
 * What a file tells without being decoded.
 *
 * @param width pixels
 * @param height pixels
 * @param fileBytes length of the file
 * @param details what its markers or chunks say
 */
record HeaderFacts(ImageFormat format, int width, int height, long fileBytes, Details details) {

    /**
     * Facts from markers and chunks.
     *
     * @param coding how the pixels are stored: {@code progressive}, {@code lossless}, ...; empty where there is one way only
     * @param alpha whether there is transparency
     * @param software the program that says it wrote the file
     * @param jpeg for JPEG only
     */
    record Details(
            String coding, boolean alpha, Set<MetadataKind> metadata, Optional<String> software, Optional<Jpeg> jpeg) {

        Details {
            metadata = Set.copyOf(metadata);
        }

        static Details of(String coding, boolean alpha, MetadataNotes notes) {
            return new Details(coding, alpha, notes.kinds(), notes.software(), Optional.empty());
        }
    }

    /**
     * Facts that only JPEG files have.
     *
     * @param subsampling of chroma: {@code 4:2:0}, ..., {@code grey}
     * @param quality the nearest quality of libjpeg
     * @param tables the first 8 hexadecimal digits of the SHA-256 of the quantisation tables: an encoder's fingerprint
     */
    record Jpeg(String subsampling, JpegQuality quality, String tables) {}

    /** @throws UnreadableImageException if the file is no image, or one whose header is damaged */
    static HeaderFacts read(String name, byte[] encoded) throws UnreadableImageException {
        ImageHeader header = ImageHeader.read(name, encoded);
        FileBytes file = new FileBytes(encoded);
        Details details = switch (header.format()) {
            case JPEG -> JpegMarkers.read(encoded);
            case PNG -> PngChunks.read(file);
            case WEBP -> WebpChunks.read(file);
            case GIF, BMP, TIFF -> Details.of("", false, new MetadataNotes());
        };
        return new HeaderFacts(header.format(), header.width(), header.height(), encoded.length, details);
    }

    double megapixels() {
        return (double) width * height / 1e6;
    }

    double bitsPerPixel() {
        return 8.0 * fileBytes / ((double) width * height);
    }

    /** {@code width x height}. */
    String size() {
        return width + "x" + height;
    }
}
