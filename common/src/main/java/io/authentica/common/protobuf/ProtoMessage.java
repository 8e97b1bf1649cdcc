package io.authentica.common.protobuf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A Protocol Buffers message under construction: just the wire types that we need. Add fields in the order of their
 * numbers and leave out those that hold the default, then the bytes are those of Google's own encoder.
 */
public final class ProtoMessage {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public ProtoMessage addDouble(int field, double value) {
        key(field, FIXED_64);
        bytes.writeBytes(littleEndian(Double.BYTES).putDouble(value).array());
        return this;
    }

    public ProtoMessage addFloat(int field, float value) {
        key(field, FIXED_32);
        bytes.writeBytes(littleEndian(Float.BYTES).putFloat(value).array());
        return this;
    }

    /** For int32, int64 and enums. */
    public ProtoMessage addInteger(int field, long value) {
        key(field, VARINT);
        varint(value);
        return this;
    }

    public ProtoMessage addString(int field, String value) {
        return addBytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public ProtoMessage addBytes(int field, byte[] value) {
        key(field, LENGTH_DELIMITED);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    public ProtoMessage addMessage(int field, ProtoMessage value) {
        return addBytes(field, value.toBytes());
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    private void key(int field, int wireType) {
        varint(((long) field << 3) | wireType);
    }

    /** Seven bits a byte, the lowest first; the high bit says that more follow. */
    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
