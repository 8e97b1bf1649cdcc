package io.authentica.common.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Compresses pages without Hadoop's codecs. What is not known here is left uncompressed. */
final class FixtureCompression implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return new BytesInputCompressor() {
            @Override
            public BytesInput compress(BytesInput bytes) throws IOException {
                byte[] all = bytes.toInputStream().readAllBytes();
                return BytesInput.from(
                        switch (codec) {
                            case SNAPPY -> Snappy.compress(all);
                            case ZSTD -> Zstd.compress(all);
                            case GZIP -> gzip(all);
                            case UNCOMPRESSED, LZO, BROTLI, LZ4, LZ4_RAW -> all;
                        });
            }

            @Override
            public CompressionCodecName getCodecName() {
                return codec;
            }

            @Override
            public void release() {}
        };
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes);
        }
        return compressed.toByteArray();
    }

    /** For Parquet's own reader; snappy only. */
    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new BytesInputDecompressor() {
            @Override
            public BytesInput decompress(BytesInput compressed, int size) throws IOException {
                return BytesInput.from(
                        Snappy.uncompress(compressed.toInputStream().readAllBytes()));
            }

            @Override
            public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int size) {
                throw new UnsupportedOperationException("only used for encrypted or direct buffers");
            }

            @Override
            public void release() {}
        };
    }

    @Override
    public void release() {}
}
