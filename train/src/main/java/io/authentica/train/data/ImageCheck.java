package io.authentica.train.data;

import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.ImageHeader;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.UnreadableImageException;

/** Finds out whether an image can be used. For use by several threads. */
interface ImageCheck {

    /** @param name for the exception */
    CheckedImage check(String name, byte[] encoded) throws UnreadableImageException;

    /** Decodes the whole picture, as training will: nothing less finds all that are damaged. */
    static ImageCheck byDecoding() {
        ImageDecoder decoder = new ImageDecoder();
        return (name, encoded) -> {
            RgbImage picture = decoder.decode(name, encoded);
            return new CheckedImage(
                    ImageHeader.read(name, encoded).format(), picture.width(), picture.height(), encoded.length);
        };
    }
}
