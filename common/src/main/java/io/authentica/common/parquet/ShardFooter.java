package io.authentica.common.parquet;

import io.authentica.common.cli.UserException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/** The end of a Parquet file, which says where everything is: one request for most files, two for those with a long footer. */
final class ShardFooter {

    private static final int LENGTH_BYTES = 4;
    private static final int MAGIC_BYTES = 4;
    private static final int END_BYTES = LENGTH_BYTES + MAGIC_BYTES;

    private ShardFooter() {}

    static ParquetMetadata read(Fetcher file) throws FetchException {
        long size = file.size();
        if (size < MAGIC_BYTES + END_BYTES) {
            throw unusable(file, "it has only " + size + " bytes");
        }
        byte[] end = file.keepTail(END_BYTES);
        String magic = new String(end, end.length - MAGIC_BYTES, MAGIC_BYTES, StandardCharsets.ISO_8859_1);
        if (magic.equals("PARE")) {
            throw unusable(file, "it is encrypted");
        }
        if (!magic.equals("PAR1")) {
            throw unusable(file, "it does not end in PAR1");
        }
        int length = ByteBuffer.wrap(end, end.length - END_BYTES, LENGTH_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        if (length <= 0 || length > size - MAGIC_BYTES - END_BYTES) {
            throw unusable(file, "its footer would have " + length + " of its " + size + " bytes");
        }
        byte[] tail = file.keepTail((long) length + END_BYTES);
        try {
            return new ParquetMetadataConverter()
                    .readParquetMetadata(
                            new ByteArrayInputStream(tail, tail.length - END_BYTES - length, length),
                            ParquetMetadataConverter.NO_FILTER);
        } catch (IOException | RuntimeException broken) {
            // Thrift's decoder and the conversion after it answer nonsense with exceptions of many kinds.
            throw new UserException(notParquet(file) + "its footer cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static UserException unusable(Fetcher file, String reason) {
        return new UserException(notParquet(file) + reason);
    }

    private static String notParquet(Fetcher file) {
        return file.name() + " must be a complete Parquet file but is not: ";
    }
}
