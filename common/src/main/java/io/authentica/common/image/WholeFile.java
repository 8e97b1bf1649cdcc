package io.authentica.common.image;

import java.io.IOException;

/** Whether the parts that a file's container announces are in the file; of the compressed picture nothing is looked at. */
final class WholeFile {

    private WholeFile() {}

    static void require(ImageFormat format, byte[] encoded) throws IOException {
        switch (format) {
            case JPEG -> JpegStructure.parse(encoded).endOfImage(encoded);
            case PNG -> PngStructure.parse(encoded).essentials(encoded);
            case WEBP -> WebpStructure.parse(encoded);
            // Nothing but its pixels says where a frame must end.
            case GIF -> new GifDecoder().decode(encoded);
            case BMP -> BmpStructure.parse(encoded).requireDataIn(encoded);
            case TIFF -> TiffDecoder.requireWhole(TiffDirectory.parse(encoded), encoded);
        }
    }
}
