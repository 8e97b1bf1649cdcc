package io.authentica.common.image;

import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.spi.ImageReaderSpi;

/** The first page of a TIFF file by the JDK's reader, after what that reader takes on trust has been checked. */
final class TiffDecoder {

    private static final int WHITE_IS_ZERO = 0;
    private static final int BLACK_IS_ZERO = 1;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int SEPARATED = 5;
    private static final Set<Long> PHOTOMETRICS =
            Set.of((long) WHITE_IS_ZERO, (long) BLACK_IS_ZERO, (long) RGB, (long) PALETTE, (long) SEPARATED);

    /** None, LZW, Deflate by either number, PackBits. Others hold JPEG or fax data, which no one has asked for. */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 5L, 8L, 32_946L, 32_773L);

    private static final Set<Long> SAMPLE_BITS = Set.of(1L, 2L, 4L, 8L, 16L);
    private static final int UNSIGNED_INTEGERS = 1;
    private static final int PREMULTIPLIED_ALPHA = 1;

    private final ImageReaderSpi provider = JdkReaders.provider("com.sun.imageio.plugins.tiff.TIFFImageReaderSpi");

    RgbImage decode(byte[] encoded) throws IOException {
        TiffDirectory directory = TiffDirectory.parse(encoded);
        requireWhole(directory, encoded);
        var image = JdkReaders.readImage(provider, directory.withoutOtherEntries(encoded));
        var raster = image.getRaster();
        RgbImage stored;
        int photometric = (int) directory.value(TiffDirectory.PHOTOMETRIC, BLACK_IS_ZERO);
        if (photometric == PALETTE) {
            stored = RasterPixels.indexedToRgb(raster, palette(directory.values(TiffDirectory.COLOR_MAP)));
        } else if (image.getColorModel() instanceof IndexColorModel blackAndWhite) {
            stored = RasterPixels.indexedToRgb(raster, RasterPixels.paletteOf(blackAndWhite));
        } else if (photometric == SEPARATED) {
            stored = PixelConversions.cmykToRgb(raster);
        } else {
            stored = RasterPixels.toRgb(raster);
        }
        return Orientation.upright(stored, directory.orientation());
    }

    /** @param colours 16 bits each: all reds, all greens, all blues. The reader rounds them differently from Pillow. */
    private static byte[] palette(List<Long> colours) {
        byte[] palette = new byte[3 * 256];
        int size = colours.size() / 3;
        for (int i = 0; i < Math.min(256, size); i++) {
            for (int c = 0; c < 3; c++) {
                palette[3 * i + c] = (byte) (colours.get(c * size + i) >> 8);
            }
        }
        return palette;
    }

    /** Refuses what {@link #decode} cannot read, as far as that shows without a picture. */
    static void requireWhole(TiffDirectory directory, byte[] encoded) throws IOException {
        requireSupported(directory);
        requireWholeData(directory, encoded);
    }

    private static void requireSupported(TiffDirectory directory) throws IOException {
        require(directory, TiffDirectory.COMPRESSION, 1, COMPRESSIONS, "compression");
        require(directory, TiffDirectory.PHOTOMETRIC, -1, PHOTOMETRICS, "photometric interpretation");
        require(
                directory,
                TiffDirectory.SAMPLE_FORMAT,
                UNSIGNED_INTEGERS,
                Set.of((long) UNSIGNED_INTEGERS),
                "sample format");
        require(directory, TiffDirectory.BITS_PER_SAMPLE, 1, SAMPLE_BITS, "bits per sample");
        if (directory.value(TiffDirectory.PHOTOMETRIC, -1) == WHITE_IS_ZERO
                && directory.value(TiffDirectory.BITS_PER_SAMPLE, 1) == Short.SIZE) {
            throw new IIOException("16 bits with white as zero are not supported");
        }
        if (directory.value(TiffDirectory.EXTRA_SAMPLES, 0) == PREMULTIPLIED_ALPHA) {
            throw new IIOException("premultiplied alpha is not supported");
        }
    }

    private static void require(TiffDirectory directory, int tag, long absent, Set<Long> supported, String what)
            throws IIOException {
        long value = directory.value(tag, absent);
        if (!supported.contains(value)) {
            throw new IIOException(what + " " + value + " is not supported");
        }
    }

    private static void requireWholeData(TiffDirectory directory, byte[] encoded) throws IOException {
        TiffLayout layout = TiffLayout.of(directory);
        int compression = (int) directory.value(TiffDirectory.COMPRESSION, 1);
        layout.requireInside(encoded.length);
        for (int i = 0; i < layout.blocks(); i++) {
            int offset = layout.offsets().get(i).intValue();
            int length = layout.lengths().get(i).intValue();
            long expected = layout.decompressedBytes(i);
            if (TiffDataLength.of(compression, encoded, offset, length, expected) < expected) {
                throw new IIOException("the pixel data end early");
            }
        }
    }
}
