package io.authentica.common.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import javax.imageio.IIOException;

/**
 * The chunks of a PNG file that make its picture.
 *
 * @param colourType 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha
 */
record PngStructure(PixelSize size, int colourType) {

    static final int PALETTE = 3;

    private static final int SIGNATURE_BYTES = 8;
    private static final int CHUNK_HEAD_BYTES = 8;
    private static final int CHUNK_FRAME_BYTES = 12;
    private static final int IHDR_BYTES = 13;
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504C5445;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int RGB_BYTES = 3;

    /** Deflate's best, with one bit a pixel. */
    private static final int MAX_PIXELS_PER_BYTE = 1032 * 8;

    static PngStructure parse(byte[] encoded) throws IOException {
        ByteCursor cursor = new ByteCursor(encoded, SIGNATURE_BYTES, ByteOrder.BIG_ENDIAN);
        long length = cursor.u32();
        if (cursor.i32() != IHDR || length != IHDR_BYTES) {
            throw new IIOException("the first chunk is not IHDR");
        }
        long width = cursor.u32();
        long height = cursor.u32();
        cursor.skip(1); // bits a sample
        return new PngStructure(PixelSize.of(width, height), cursor.u8());
    }

    /** The chunks to decode, and the palette apart. */
    @SuppressWarnings("ArrayRecordComponent") // handed from one method to the next
    record Essentials(byte[] file, byte[] palette) {}

    /**
     * The same picture with nothing but IHDR, PLTE and IDAT: transparency, gamma, profiles and text do not touch the samples, but
     * some of them do touch what ImageIO makes of the samples.
     */
    Essentials essentials(byte[] encoded) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream(encoded.length);
        file.write(encoded, 0, SIGNATURE_BYTES);
        ByteCursor cursor = new ByteCursor(encoded, SIGNATURE_BYTES, ByteOrder.BIG_ENDIAN);
        byte[] palette = new byte[0];
        long dataBytes = 0;
        boolean first = true;
        while (cursor.remaining() >= CHUNK_HEAD_BYTES || dataBytes == 0) {
            int start = cursor.position();
            long length = cursor.u32();
            int type = cursor.i32();
            if (type != IDAT && dataBytes > 0) {
                break;
            }
            cursor.skip(length);
            // Pillow reads a file that ends right behind its pixel data, before the checksum.
            boolean whole = cursor.remaining() >= 4;
            if (type != IDAT || whole) {
                cursor.skip(4);
            }
            if (type == IDAT) {
                dataBytes += length;
                write(file, type, encoded, start + CHUNK_HEAD_BYTES, (int) length);
            } else if (type == IEND) {
                break;
            } else if (first || (type == PLTE && colourType == PALETTE)) {
                requireChecksum(encoded, start, (int) length);
                file.write(encoded, start, (int) length + CHUNK_FRAME_BYTES);
                if (type == PLTE) {
                    palette = new byte[256 * RGB_BYTES];
                    System.arraycopy(
                            encoded, start + CHUNK_HEAD_BYTES, palette, 0, (int) Math.min(length, palette.length));
                }
            }
            first = false;
            if (!whole) {
                break;
            }
        }
        size.requireDataFor(dataBytes, MAX_PIXELS_PER_BYTE);
        write(file, IEND, encoded, 0, 0);
        return new Essentials(file.toByteArray(), palette);
    }

    private static void write(ByteArrayOutputStream file, int type, byte[] data, int start, int length) {
        byte[] head = ByteBuffer.allocate(CHUNK_HEAD_BYTES)
                .putInt(length)
                .putInt(type)
                .array();
        file.write(head, 0, head.length);
        file.write(data, start, length);
        CRC32 checksum = new CRC32();
        checksum.update(head, 4, 4);
        checksum.update(data, start, length);
        file.write(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array(), 0, 4);
    }

    private static void requireChecksum(byte[] encoded, int start, int length) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(encoded, start + 4, length + 4);
        if ((int) checksum.getValue() != ByteBuffer.wrap(encoded).getInt(start + CHUNK_HEAD_BYTES + length)) {
            throw new IIOException("a chunk's checksum is wrong");
        }
    }
}
