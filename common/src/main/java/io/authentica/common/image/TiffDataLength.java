package io.authentica.common.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.IIOException;

/**
 * How many bytes a strip or tile holds once decompressed. The JDK's reader leaves black, without a word, what compressed data
 * that end early do not fill.
 */
final class TiffDataLength {

    private static final int UNCOMPRESSED = 1;
    private static final int LZW = 5;
    private static final int PACK_BITS = 32_773;

    private static final int LZW_CLEAR = 256;
    private static final int LZW_END = 257;
    private static final int LZW_MAX_BITS = 12;

    private TiffDataLength() {}

    /** @return bytes after decompression, or any number from {@code enough} on */
    static long of(int compression, byte[] encoded, int offset, int length, long enough) throws IOException {
        return switch (compression) {
            case UNCOMPRESSED -> length;
            case LZW -> ofLzw(encoded, offset, length, enough);
            case PACK_BITS -> ofPackBits(encoded, offset, length, enough);
            default -> ofDeflate(encoded, offset, length, enough);
        };
    }

    private static long ofDeflate(byte[] encoded, int offset, int length, long enough) throws IIOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(encoded, offset, length);
            byte[] discarded = new byte[8192];
            int produced;
            do {
                produced = inflater.inflate(discarded);
            } while (produced > 0 && inflater.getBytesWritten() < enough);
            return inflater.getBytesWritten();
        } catch (DataFormatException malformed) {
            throw new IIOException("invalid Deflate data", malformed);
        } finally {
            inflater.end();
        }
    }

    private static long ofPackBits(byte[] encoded, int offset, int length, long enough) {
        long total = 0;
        int position = offset;
        int end = offset + length;
        while (position < end && total < enough) {
            int control = encoded[position];
            if (control >= 0) {
                total += Math.min(control + 1, end - position - 1);
                position += control + 2;
            } else {
                total += control == Byte.MIN_VALUE || position + 1 >= end ? 0 : 1 - control;
                position += control == Byte.MIN_VALUE ? 1 : 2;
            }
        }
        return total;
    }

    /** Follows the codes without the strings: only the length of each string matters. */
    private static long ofLzw(byte[] encoded, int offset, int length, long enough) throws IOException {
        int[] lengths = new int[1 << LZW_MAX_BITS];
        Arrays.fill(lengths, 0, LZW_CLEAR, 1);
        int next = LZW_END + 1;
        int codeBits = 9;
        int previousLength = 0;
        int bits = 0;
        int bitCount = 0;
        int position = offset;
        long total = 0;
        while (total < enough) {
            while (bitCount < codeBits) {
                if (position == offset + length) {
                    return total;
                }
                bits = (bits << 8) | (encoded[position++] & 0xFF);
                bitCount += 8;
            }
            bitCount -= codeBits;
            int code = (bits >> bitCount) & ((1 << codeBits) - 1);
            if (code == LZW_END) {
                return total;
            }
            if (code == LZW_CLEAR) {
                next = LZW_END + 1;
                codeBits = 9;
                previousLength = 0;
                continue;
            }
            if (code > next || (code == next && previousLength == 0)) {
                throw new IIOException("invalid LZW data");
            }
            int codeLength = code == next ? previousLength + 1 : lengths[code];
            total += codeLength;
            if (previousLength > 0 && next < lengths.length) {
                lengths[next] = previousLength + 1;
                next++;
                // TIFF widens its codes one code early.
                if (next == (1 << codeBits) - 1 && codeBits < LZW_MAX_BITS) {
                    codeBits++;
                }
            }
            previousLength = codeLength;
        }
        return total;
    }
}
