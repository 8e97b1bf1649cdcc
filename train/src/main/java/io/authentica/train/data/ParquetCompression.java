package io.authentica.train.data;

import com.github.luben.zstd.Zstd;
import io.authentica.common.cli.UserException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Decompresses Parquet pages without Hadoop's codecs, which would want all of Hadoop. */
final class ParquetCompression implements CompressionCodecFactory {

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Decompressor((compressed, size) -> compressed);
            case SNAPPY -> new Decompressor((compressed, size) -> Snappy.uncompress(compressed));
            case ZSTD -> new Decompressor(Zstd::decompress);
            case GZIP -> new Decompressor(ParquetCompression::gunzip);
            case LZO, BROTLI, LZ4, LZ4_RAW ->
                throw new UserException(
                        "compression of a Parquet file must be none, snappy, zstd or gzip but was " + codec);
        };
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("Parquet files are read here, not written");
    }

    @Override
    public void release() {}

    private static byte[] gunzip(byte[] compressed, int size) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return stream.readNBytes(size);
        }
    }

    private interface Codec {
        byte[] decompress(byte[] compressed, int size) throws IOException;
    }

    private record Decompressor(Codec codec) implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput compressed, int size) throws IOException {
            byte[] bytes = codec.decompress(compressed.toInputStream().readAllBytes(), size);
            if (bytes.length != size) {
                throw new IOException("a page must have " + size + " bytes decompressed but has " + bytes.length);
            }
            return BytesInput.from(bytes);
        }

        @Override
        public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int size) throws IOException {
            byte[] compressed = new byte[compressedSize];
            input.get(compressed);
            output.put(codec.decompress(compressed, size));
        }

        @Override
        public void release() {}
    }
}
