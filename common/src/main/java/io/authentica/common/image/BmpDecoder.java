package io.authentica.common.image;

import java.awt.image.IndexColorModel;
import java.io.IOException;
import javax.imageio.spi.ImageReaderSpi;

/** BMP by the JDK's reader. */
final class BmpDecoder {

    private final ImageReaderSpi provider = JdkReaders.provider("com.sun.imageio.plugins.bmp.BMPImageReaderSpi");

    RgbImage decode(byte[] encoded) throws IOException {
        BmpStructure.parse(encoded).requireDataIn(encoded);
        var image = JdkReaders.readImage(provider, encoded);
        return image.getColorModel() instanceof IndexColorModel palette
                ? RasterPixels.indexedToRgb(image.getRaster(), RasterPixels.paletteOf(palette))
                : RasterPixels.toRgb(image.getRaster());
    }
}
