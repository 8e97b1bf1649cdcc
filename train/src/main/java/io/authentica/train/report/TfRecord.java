package io.authentica.train.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The framing of TensorFlow's record files, little-endian: length (8 bytes), masked CRC-32C of the length (4), data, masked CRC-32C
 * of the data (4).
 */
final class TfRecord {

    private static final int LENGTH_BYTES = Long.BYTES + Integer.BYTES;

    private TfRecord() {}

    static byte[] frame(byte[] data) {
        ByteBuffer frame =
                ByteBuffer.allocate(LENGTH_BYTES + data.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(data.length);
        frame.putInt(maskedCrc(frame.array(), Long.BYTES));
        frame.put(data);
        frame.putInt(maskedCrc(data, data.length));
        return frame.array();
    }

    /** Rotated and shifted as TensorFlow does, so that a checksum of data that holds checksums stays meaningful. */
    private static int maskedCrc(byte[] data, int length) {
        CRC32C crc = new CRC32C();
        crc.update(data, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }
}
