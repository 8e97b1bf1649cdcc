package io.authentica.common.parquet;

import java.io.IOException;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.jspecify.annotations.Nullable;

/**
 * What both kinds of data pages say of themselves.
 *
 * @param rows how many rows the page has; of the columns read here every row has one value, or a null
 * @param decompressedBytes with the levels
 * @param compressed whether all but {@code separateLevelBytes} is compressed with the column's codec
 * @param separateLevelBytes length of the definition levels before the compressed bytes, in pages of version 2
 * @param levelsInBody whether the definition levels, with their length before them, begin what is compressed, in pages of
 *     version 1
 */
record DataPageHeader(
        int rows,
        Encoding encoding,
        int decompressedBytes,
        boolean compressed,
        int separateLevelBytes,
        boolean levelsInBody) {

    DataPageHeader {
        if (rows < 0 || decompressedBytes < 0 || separateLevelBytes < 0 || separateLevelBytes > decompressedBytes) {
            throw new IllegalArgumentException("a page's numbers must not be negative but it has " + rows + " rows, "
                    + decompressedBytes + " bytes, " + separateLevelBytes + " bytes of levels");
        }
    }

    /** @param maxDefinitionLevel of the column; 0 where no value can be null, and then no levels are stored */
    static DataPageHeader of(PageHeader header, int maxDefinitionLevel) throws IOException {
        int decompressedBytes = header.getUncompressed_page_size();
        if (header.isSetData_page_header_v2()) {
            DataPageHeaderV2 page = header.getData_page_header_v2();
            if (page.getRepetition_levels_byte_length() != 0) {
                throw new IOException("the page must not have repetition levels");
            }
            boolean compressed = !page.isSetIs_compressed() || page.isIs_compressed();
            return new DataPageHeader(
                    page.getNum_values(),
                    encoding(page.getEncoding()),
                    decompressedBytes,
                    compressed,
                    page.getDefinition_levels_byte_length(),
                    false);
        }
        if (!header.isSetData_page_header()) {
            throw new IOException("the page's header must say what is in it but does not");
        }
        org.apache.parquet.format.DataPageHeader page = header.getData_page_header();
        boolean levels = maxDefinitionLevel > 0;
        if (levels && page.getDefinition_level_encoding() != org.apache.parquet.format.Encoding.RLE) {
            throw new IOException("the page's definition levels must be encoded as RLE but are "
                    + page.getDefinition_level_encoding());
        }
        return new DataPageHeader(
                page.getNum_values(), encoding(page.getEncoding()), decompressedBytes, true, 0, levels);
    }

    private static Encoding encoding(org.apache.parquet.format.@Nullable Encoding encoding) throws IOException {
        if (encoding == null) {
            throw new IOException("the page's encoding must be one that is known but is not");
        }
        return Encoding.valueOf(encoding.name());
    }
}
