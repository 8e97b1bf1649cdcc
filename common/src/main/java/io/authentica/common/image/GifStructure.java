package io.authentica.common.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.IIOException;

/**
 * A GIF file up to the pixel data of its first frame.
 *
 * @param size of the picture: the logical screen, or more where the frame reaches beyond it
 * @param left offset of the frame in pixels
 * @param top offset of the frame in pixels
 * @param background index of the colour around the frame
 * @param palette red, green, blue of 256 colours, black where the file has fewer
 * @param dataOffset of the frame's pixel data, bytes from the start of the file
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one method to the next
record GifStructure(
        PixelSize size,
        PixelSize frame,
        int left,
        int top,
        boolean interlaced,
        int background,
        byte[] palette,
        int dataOffset) {

    private static final int SCREEN_OFFSET = 6;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int IMAGE = 0x2C;
    private static final int PALETTE_FLAG = 0x80;
    private static final int INTERLACE_FLAG = 0x40;
    private static final int TRANSPARENT_FLAG = 1;

    static GifStructure parse(byte[] encoded) throws IOException {
        ByteCursor cursor = new ByteCursor(encoded, SCREEN_OFFSET, ByteOrder.LITTLE_ENDIAN);
        int screenWidth = cursor.u16();
        int screenHeight = cursor.u16();
        int screenFlags = cursor.u8();
        cursor.skip(2);
        byte[] palette = (screenFlags & PALETTE_FLAG) != 0 ? palette(encoded, cursor, screenFlags) : greys();
        int background = 0;
        int block = cursor.u8();
        while (block == EXTENSION) {
            int kind = cursor.u8();
            int start = cursor.position();
            if (kind == GRAPHIC_CONTROL && cursor.u8() >= 4) {
                boolean transparent = (cursor.u8() & TRANSPARENT_FLAG) != 0;
                cursor.skip(2);
                background = transparent ? cursor.u8() : 0;
            }
            cursor.seek(start);
            skipSubBlocks(cursor);
            block = cursor.u8();
        }
        if (block != IMAGE) {
            throw new IIOException("no frame");
        }
        int left = cursor.u16();
        int top = cursor.u16();
        PixelSize frame = PixelSize.of(cursor.u16(), cursor.u16());
        int flags = cursor.u8();
        if ((flags & PALETTE_FLAG) != 0) {
            palette = palette(encoded, cursor, flags);
        }
        PixelSize size =
                PixelSize.of(Math.max(screenWidth, left + frame.width()), Math.max(screenHeight, top + frame.height()));
        boolean interlaced = (flags & INTERLACE_FLAG) != 0;
        return new GifStructure(size, frame, left, top, interlaced, background, palette, cursor.position());
    }

    private static byte[] palette(byte[] encoded, ByteCursor cursor, int flags) throws EOFException {
        int start = cursor.position();
        int length = 3 << ((flags & 7) + 1);
        cursor.skip(length);
        return Arrays.copyOf(Arrays.copyOfRange(encoded, start, start + length), 3 * 256);
    }

    private static byte[] greys() {
        byte[] palette = new byte[3 * 256];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = (byte) (i / 3);
        }
        return palette;
    }

    private static void skipSubBlocks(ByteCursor cursor) throws EOFException {
        int length = cursor.u8();
        while (length > 0) {
            cursor.skip(length);
            length = cursor.u8();
        }
    }
}
