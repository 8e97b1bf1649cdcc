package io.authentica.common.image;

import java.io.EOFException;
import java.nio.ByteOrder;

/** Reads a file's structure from memory; running over its end is an {@link EOFException}, not an index out of bounds. */
final class ByteCursor {

    private final byte[] bytes;
    private final boolean bigEndian;
    private int position;

    ByteCursor(byte[] bytes, int position, ByteOrder order) {
        this.bytes = bytes;
        this.position = position;
        this.bigEndian = order == ByteOrder.BIG_ENDIAN;
    }

    int position() {
        return position;
    }

    int remaining() {
        return bytes.length - position;
    }

    /** @param target offset from the start of the file in bytes; up to the file's length */
    void seek(long target) throws EOFException {
        if (target < 0 || target > bytes.length) {
            throw ended();
        }
        position = (int) target;
    }

    void skip(long count) throws EOFException {
        seek(position + count);
    }

    int u8() throws EOFException {
        require(1);
        return bytes[position++] & 0xFF;
    }

    int u16() throws EOFException {
        int first = u8();
        int second = u8();
        return bigEndian ? (first << 8) | second : (second << 8) | first;
    }

    int u24() throws EOFException {
        int first = u8();
        int rest = u16();
        return bigEndian ? (first << 16) | rest : (rest << 8) | first;
    }

    /** An unsigned 32-bit number. */
    long u32() throws EOFException {
        long first = u16();
        long second = u16();
        return bigEndian ? (first << 16) | second : (second << 16) | first;
    }

    int i32() throws EOFException {
        return (int) u32();
    }

    private void require(int count) throws EOFException {
        if (bytes.length - position < count) {
            throw ended();
        }
    }

    private static EOFException ended() {
        return new EOFException("the file ends early");
    }
}
