package io.authentica.common.parquet;

import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** What the pages of a column chunk have in common. */
record PageColumn(ColumnDescriptor descriptor, CompressionCodecName codec, Optional<Dictionary> dictionary) {

    PageColumn with(Dictionary found) {
        return new PageColumn(descriptor, codec, Optional.of(found));
    }
}
