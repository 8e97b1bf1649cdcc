package io.authentica.train.audit;

import java.io.EOFException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A part of an untrusted file: a position outside of it is an {@link EOFException}, whatever the file's own lengths say. */
final class FileBytes {

    private final byte[] bytes;
    private final int start;
    private final int length;

    FileBytes(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private FileBytes(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
    }

    int length() {
        return length;
    }

    /** @param at offset in this part, bytes */
    int u8(long at) throws EOFException {
        if (at < 0 || at >= length) {
            throw new EOFException("the file ends early");
        }
        return bytes[start + (int) at] & 0xFF;
    }

    int u16(long at, ByteOrder order) throws EOFException {
        int first = u8(at);
        int second = u8(at + 1);
        return order == ByteOrder.BIG_ENDIAN ? (first << 8) | second : (second << 8) | first;
    }

    long u32(long at, ByteOrder order) throws EOFException {
        long first = u16(at, order);
        long second = u16(at + 2, order);
        return order == ByteOrder.BIG_ENDIAN ? (first << 16) | second : (second << 16) | first;
    }

    /** Whether {@code ascii} stands at this offset; false where it would not fit. */
    boolean hasAt(long at, String ascii) {
        byte[] wanted = ascii.getBytes(StandardCharsets.ISO_8859_1);
        if (at < 0 || at + wanted.length > length) {
            return false;
        }
        int from = start + (int) at;
        return Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }

    /** Whether {@code ascii} stands anywhere in the first {@code within} bytes. */
    boolean contains(String ascii, int within) {
        int last = Math.min(within, length) - ascii.length();
        for (int at = 0; at <= last; at++) {
            if (hasAt(at, ascii)) {
                return true;
            }
        }
        return false;
    }

    /** @throws EOFException unless {@code from} to {@code to} lies within this part */
    FileBytes part(long from, long to) throws EOFException {
        if (from < 0 || to < from || to > length) {
            throw new EOFException("the file ends early");
        }
        return new FileBytes(bytes, start + (int) from, (int) (to - from));
    }

    /** The text from {@code at} to the next NUL, to the end of this part, or over {@code maxLength} bytes; Latin-1. */
    String text(int at, int maxLength) {
        int from = Math.min(at, length);
        int end = from;
        while (end < length && end - from < maxLength && bytes[start + end] != 0) {
            end++;
        }
        return new String(bytes, start + from, end - from, StandardCharsets.ISO_8859_1);
    }
}
