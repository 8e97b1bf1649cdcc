package io.authentica.common.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageLocation;

/**
 * Where a data page lies, as a file's offset index has it.
 *
 * @param bytes with the page's header
 * @param firstRow position in the row group
 * @param endRow after the last row
 */
record PageSpan(ByteRange bytes, int firstRow, int endRow) {

    /**
     * The pages of a column chunk.
     *
     * @param chunk all bytes of the column chunk
     * @throws IOException if the index contradicts itself or the footer
     */
    static List<PageSpan> of(OffsetIndex index, ByteRange chunk, int rowCount) throws IOException {
        List<PageLocation> locations = index.getPage_locations();
        List<PageSpan> spans = new ArrayList<>();
        int row = 0;
        long at = chunk.start();
        for (int i = 0; i < locations.size(); i++) {
            PageLocation page = locations.get(i);
            long end = page.getOffset() + page.getCompressed_page_size();
            long endRow = i + 1 < locations.size() ? locations.get(i + 1).getFirst_row_index() : rowCount;
            boolean sound = page.getFirst_row_index() == row
                    && endRow >= row
                    && endRow <= rowCount
                    && page.getOffset() >= at
                    && page.getOffset() < end
                    && end <= chunk.end();
            if (!sound) {
                throw new IOException("page " + i + " of the offset index must follow the one before, within bytes "
                        + chunk.start() + " to " + chunk.end() + " and " + rowCount + " rows, but has bytes "
                        + page.getOffset() + " to " + end + " and rows " + page.getFirst_row_index() + " to " + endRow);
            }
            spans.add(new PageSpan(new ByteRange(page.getOffset(), end), row, (int) endRow));
            row = (int) endRow;
            at = end;
        }
        if (row != rowCount) {
            throw new IOException("the offset index must list " + rowCount + " rows but lists " + row);
        }
        return spans;
    }
}
