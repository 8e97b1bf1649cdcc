package io.authentica.common.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.IIOException;

/** GIF's variant of LZW: codes of 3 to 12 bits, lowest bit first, in sub-blocks of up to 255 bytes. */
final class GifLzw {

    private static final int MAX_CODE_BITS = 12;
    private static final int MAX_CODES = 1 << MAX_CODE_BITS;
    private static final int NONE = -1;

    private final ByteCursor cursor;
    private final int rootBits;
    private final int[] prefix = new int[MAX_CODES];
    private final byte[] suffix = new byte[MAX_CODES];
    private final byte[] string = new byte[MAX_CODES + 1];

    private int blockBytesLeft;
    private int bits;
    private int bitCount;

    /** @param offset of the byte that holds the number of bits of a pixel */
    GifLzw(byte[] encoded, int offset) throws IOException {
        cursor = new ByteCursor(encoded, offset, ByteOrder.LITTLE_ENDIAN);
        rootBits = cursor.u8();
        if (rootBits < 1 || rootBits > 8) {
            throw new IIOException("pixels of " + rootBits + " bits");
        }
        for (int i = 0; i < 1 << rootBits; i++) {
            suffix[i] = (byte) i;
        }
    }

    /** Fills {@code pixels}; what the data hold beyond that is ignored. */
    void decompress(byte[] pixels) throws IOException {
        int clear = 1 << rootBits;
        int codeBits = rootBits + 1;
        int next = clear + 2;
        int previous = NONE;
        int first = 0;
        int filled = 0;
        while (filled < pixels.length) {
            int code = nextCode(codeBits);
            if (code == clear) {
                codeBits = rootBits + 1;
                next = clear + 2;
                previous = NONE;
                continue;
            }
            if (code == clear + 1) {
                throw new EOFException("the pixel data end early");
            }
            if (code > next || (code == next && previous == NONE) || (previous == NONE && code > clear)) {
                throw new IIOException("invalid code in the pixel data");
            }
            int length = 0;
            int walk = code;
            if (code == next) {
                string[length++] = (byte) first;
                walk = previous;
            }
            while (walk > clear) {
                string[length++] = suffix[walk];
                walk = prefix[walk];
            }
            first = suffix[walk];
            string[length++] = (byte) first;
            while (length > 0 && filled < pixels.length) {
                pixels[filled++] = string[--length];
            }
            if (previous != NONE && next < MAX_CODES) {
                prefix[next] = previous;
                suffix[next] = (byte) first;
                next++;
                if (next == 1 << codeBits && codeBits < MAX_CODE_BITS) {
                    codeBits++;
                }
            }
            previous = code;
        }
    }

    private int nextCode(int codeBits) throws IOException {
        while (bitCount < codeBits) {
            if (blockBytesLeft == 0) {
                blockBytesLeft = cursor.u8();
                if (blockBytesLeft == 0) {
                    throw new EOFException("the pixel data end early");
                }
            }
            bits |= cursor.u8() << bitCount;
            bitCount += 8;
            blockBytesLeft--;
        }
        int code = bits & ((1 << codeBits) - 1);
        bits >>>= codeBits;
        bitCount -= codeBits;
        return code;
    }
}
