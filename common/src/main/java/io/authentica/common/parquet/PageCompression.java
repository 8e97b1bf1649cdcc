package io.authentica.common.parquet;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.authentica.common.cli.UserException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Decompresses Parquet pages without Hadoop's codecs, which would want all of Hadoop; as streams, where the format allows it. */
final class PageCompression {

    private static final int BUFFER_BYTES = 1 << 16;

    private PageCompression() {}

    /**
     * Decompresses a page, or the rest of one.
     *
     * @param length of {@code stored} in bytes
     * @param decompressedLength in bytes, as the page's header has it
     */
    static InputStream open(CompressionCodecName codec, InputStream stored, int length, int decompressedLength)
            throws IOException {
        return switch (codec) {
            case UNCOMPRESSED -> stored;
            case SNAPPY -> new ByteArrayInputStream(unsnappy(stored, length, decompressedLength));
            case ZSTD -> new BufferedInputStream(new ZstdInputStreamNoFinalizer(stored), BUFFER_BYTES);
            case GZIP -> new BufferedInputStream(new GZIPInputStream(stored, BUFFER_BYTES), BUFFER_BYTES);
            case LZO, BROTLI, LZ4, LZ4_RAW ->
                throw new UserException(
                        "compression of a Parquet file must be none, snappy, zstd or gzip but was " + codec);
        };
    }

    private static byte[] unsnappy(InputStream stored, int length, int decompressedLength) throws IOException {
        requireHeap((long) length + decompressedLength);
        byte[] compressed = readAll(stored, length);
        int actual = Snappy.uncompressedLength(compressed);
        if (actual != decompressedLength) {
            throw new IOException("the page must have " + decompressedLength + " bytes decompressed but has " + actual);
        }
        byte[] bytes = new byte[decompressedLength];
        Snappy.uncompress(compressed, 0, length, bytes, 0);
        return bytes;
    }

    /** Reads exactly {@code length} bytes. */
    static byte[] readAll(InputStream stream, int length) throws IOException {
        byte[] bytes = new byte[length];
        int count = stream.readNBytes(bytes, 0, length);
        if (count < length) {
            throw new EOFException("the page must have " + length + " more bytes but has " + count);
        }
        return bytes;
    }

    /**
     * Tells before the memory is gone which option to change.
     *
     * @param bytes of a page that has to be in memory as a whole
     */
    static void requireHeap(long bytes) {
        long limit = Runtime.getRuntime().maxMemory() / 4 * 3;
        if (bytes > limit) {
            throw new UserException(String.format(
                    "a page that is compressed with snappy, or not in plain encoding, must fit into %d MB of memory but needs"
                            + " %d MB; set AUTHENTICA_JAVA_OPTS=-Xmx%dm",
                    limit >> 20, bytes >> 20, 2 * (bytes >> 20)));
        }
    }
}
