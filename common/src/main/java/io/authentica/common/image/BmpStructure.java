package io.authentica.common.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Set;
import javax.imageio.IIOException;

/**
 * The header of a BMP file.
 *
 * @param bitsPerPixel 1 to 32
 */
record BmpStructure(PixelSize size, int bitsPerPixel) {

    private static final int INFO_HEADER_OFFSET = 14;
    private static final int OS2_HEADER_BYTES = 12;
    private static final int RGB = 0;
    private static final int BIT_FIELDS = 3;
    private static final int ALPHA_BIT_FIELDS = 6;

    /**
     * Not 1 and 2, run lengths: the JDK's reader leaves black what they do not fill. Not 4 and 5: whole JPEG and PNG files in a
     * BMP's clothes.
     */
    private static final Set<Integer> COMPRESSIONS = Set.of(RGB, BIT_FIELDS, ALPHA_BIT_FIELDS);

    static BmpStructure parse(byte[] encoded) throws IOException {
        ByteCursor cursor = new ByteCursor(encoded, 0, ByteOrder.LITTLE_ENDIAN);
        cursor.seek(INFO_HEADER_OFFSET);
        long headerBytes = cursor.u32();
        if (headerBytes == OS2_HEADER_BYTES) {
            PixelSize size = PixelSize.of(cursor.u16(), cursor.u16());
            cursor.skip(2);
            return new BmpStructure(size, cursor.u16());
        }
        int width = cursor.i32();
        // Negative: rows from top to bottom.
        long height = Math.abs((long) cursor.i32());
        cursor.skip(2);
        int bitsPerPixel = cursor.u16();
        int compression = cursor.i32();
        if (!COMPRESSIONS.contains(compression)) {
            throw new IIOException("compression " + compression + " is not supported");
        }
        return new BmpStructure(PixelSize.of(width, height), bitsPerPixel);
    }

    void requireDataIn(byte[] encoded) throws IOException {
        if (size.pixels() * bitsPerPixel / 8 > encoded.length) {
            throw new IIOException("cut short: too few bytes for " + size.width() + "x" + size.height() + " pixels");
        }
    }
}
