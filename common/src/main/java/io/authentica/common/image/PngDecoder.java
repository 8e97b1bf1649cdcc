package io.authentica.common.image;

import java.io.IOException;
import javax.imageio.spi.ImageReaderSpi;

/** PNG by the JDK's reader, fed with the chunks that make the samples and no others. */
final class PngDecoder {

    private final ImageReaderSpi provider = JdkReaders.provider("com.sun.imageio.plugins.png.PNGImageReaderSpi");

    RgbImage decode(byte[] encoded) throws IOException {
        PngStructure structure = PngStructure.parse(encoded);
        PngStructure.Essentials essentials = structure.essentials(encoded);
        var raster = JdkReaders.readImage(provider, essentials.file()).getRaster();
        return structure.colourType() == PngStructure.PALETTE
                ? RasterPixels.indexedToRgb(raster, essentials.palette())
                : RasterPixels.toRgb(raster);
    }
}
