package io.authentica.common.parquet;

import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * One column of one row group.
 *
 * @param name with dots: {@code image.bytes}
 * @param bytes where all of its pages lie
 * @param offsetIndex where the list of its pages lies, if the file has one
 */
record ColumnChunk(
        String name,
        ColumnDescriptor descriptor,
        CompressionCodecName codec,
        ByteRange bytes,
        int rowCount,
        Optional<ByteRange> offsetIndex) {}
