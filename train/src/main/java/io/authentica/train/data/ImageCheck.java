package io.authentica.train.data;

import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.ImageHeader;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.UnreadableImageException;

/** Finds out whether an image can be used. For use by several threads. */
interface ImageCheck {

    /** Decoders hold a picture twice, in up to 4 bytes a pixel. */
    long DECODER_BYTES_PER_PIXEL = 8;

    /** @param name for the exception */
    CheckedImage check(String name, byte[] encoded) throws UnreadableImageException;

    /** How much memory the image and its check take. */
    default long memoryBytes(byte[] encoded) {
        return encoded.length;
    }

    /** Decodes the whole picture, as training will: nothing less finds all that are damaged. */
    static ImageCheck byDecoding() {
        ImageDecoder decoder = new ImageDecoder();
        return new ImageCheck() {
            @Override
            public CheckedImage check(String name, byte[] encoded) throws UnreadableImageException {
                RgbImage picture = decoder.decode(name, encoded);
                return new CheckedImage(
                        ImageHeader.read(name, encoded).format(), picture.width(), picture.height(), encoded.length);
            }

            @Override
            public long memoryBytes(byte[] encoded) {
                try {
                    ImageHeader header = ImageHeader.read("", encoded);
                    return encoded.length + DECODER_BYTES_PER_PIXEL * header.width() * header.height();
                } catch (UnreadableImageException refusedLater) {
                    return encoded.length;
                }
            }
        };
    }

    /** Looks at the file's structure only: finds files that are no image or cut short, and is many times faster. */
    static ImageCheck byStructure() {
        ImageDecoder decoder = new ImageDecoder();
        return (name, encoded) -> {
            ImageHeader header = decoder.checkStructure(name, encoded);
            return new CheckedImage(header.format(), header.width(), header.height(), encoded.length);
        };
    }
}
