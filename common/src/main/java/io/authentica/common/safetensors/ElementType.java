package io.authentica.common.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The element types of safetensors files that hold network weights. All are little-endian; none but F32 exists as an array
 * of the PyTorch engine here, so the others are widened to float32 on the heap.
 */
public enum ElementType {
    F32(4) {
        @Override
        float read(ByteBuffer bytes) {
            return bytes.getFloat();
        }

        @Override
        void write(float value, ByteBuffer bytes) {
            bytes.putFloat(value);
        }
    },
    F16(2) {
        @Override
        float read(ByteBuffer bytes) {
            return Float16.toFloat(bytes.getShort());
        }

        @Override
        void write(float value, ByteBuffer bytes) {
            bytes.putShort(Float16.fromFloat(value));
        }
    },
    BF16(2) {
        @Override
        float read(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << 16);
        }

        @Override
        void write(float value, ByteBuffer bytes) {
            int bits = Float.floatToIntBits(value);
            // Round to nearest, ties to even; NaN stays NaN since floatToIntBits gives the canonical one.
            bytes.putShort((short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16));
        }
    };

    private final int sizeBytes;

    ElementType(int sizeBytes) {
        this.sizeBytes = sizeBytes;
    }

    int sizeBytes() {
        return sizeBytes;
    }

    /** A value as it reads back from a file with elements of this type. */
    public float rounded(float value) {
        ByteBuffer bytes = ByteBuffer.allocate(sizeBytes);
        write(value, bytes);
        return read(bytes.flip());
    }

    /** Whether every value reads back from a file with elements of this type as it is. */
    public boolean holdsExactly(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(sizeBytes);
        for (float value : values) {
            write(value, bytes.clear());
            if (read(bytes.flip()) != value) {
                return false;
            }
        }
        return true;
    }

    /** The values as a file has them. */
    public byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, sizeBytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            write(value, bytes);
        }
        return bytes.array();
    }

    abstract float read(ByteBuffer bytes);

    abstract void write(float value, ByteBuffer bytes);
}
