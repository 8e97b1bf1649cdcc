package io.authentica.common.parquet;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** The values of a column chunk, taken row by row in ascending order; one page is open at a time. */
final class ColumnValues implements Closeable {

    private final ColumnChunk chunk;
    private final RangeStream stream;
    private final List<PageSpan> pages;
    private PageColumn column;
    private @Nullable BinaryPage page;
    private int row;
    private int pageEndRow;

    /**
     * Starts at the beginning of a column chunk.
     *
     * @param stream yields at least the chunk's dictionary and the pages of the rows that will be asked for
     * @param pages all of the chunk's pages; empty if the file has no offset index, then the stream must yield the whole chunk
     */
    ColumnValues(ColumnChunk chunk, RangeStream stream, List<PageSpan> pages) {
        this.chunk = chunk;
        this.stream = stream;
        this.pages = pages;
        this.column = new PageColumn(chunk.descriptor(), chunk.codec(), Optional.empty());
        if (pages.isEmpty() || stream.position() < chunk.bytes().start()) {
            stream.skipTo(chunk.bytes().start());
        }
    }

    /**
     * The value of a row; no bytes for a null.
     *
     * @param wanted position in the row group; not before an earlier one
     */
    byte[] get(int wanted) throws IOException {
        while (page == null || wanted >= pageEndRow) {
            closePage();
            openPage(wanted);
        }
        for (; row < wanted; row++) {
            page.skip();
        }
        row++;
        return page.next();
    }

    private void openPage(int wanted) throws IOException {
        Optional<PageSpan> span =
                pages.stream().filter(candidate -> candidate.endRow() > wanted).findFirst();
        if (span.isPresent()) {
            if (column.dictionary().isEmpty()
                    && stream.position() < pages.get(0).bytes().start()) {
                readHeader();
            }
            stream.skipTo(span.get().bytes().start());
            pageEndRow = span.get().firstRow();
        }
        row = pageEndRow;
        Optional<PageHeader> found = readHeader();
        if (found.isEmpty()) {
            return;
        }
        PageHeader header = found.get();
        DataPageHeader data = DataPageHeader.of(header, chunk.descriptor().getMaxDefinitionLevel());
        pageEndRow = row + data.rows();
        if (span.isPresent() && pageEndRow != span.get().endRow()) {
            throw new IOException("the page must have " + (span.get().endRow() - row)
                    + " rows, as the offset index has it, but has " + data.rows());
        }
        if (pageEndRow > wanted) {
            page = BinaryPage.open(data, body(header), column);
        } else {
            stream.skipTo(stream.position() + header.getCompressed_page_size());
        }
    }

    /** Reads a page's header, and its body too unless it holds data; empty then. */
    private Optional<PageHeader> readHeader() throws IOException {
        if (stream.position() >= chunk.bytes().end()) {
            throw new EOFException("the column must have " + chunk.rowCount() + " rows but has " + row);
        }
        PageHeader header = Util.readPageHeader(stream);
        int length = header.getCompressed_page_size();
        long left = chunk.bytes().end() - stream.position();
        if (length < 0 || length > left) {
            throw new IOException("a page must have at most the " + left + " bytes that are left but has " + length);
        }
        if (header.getType() == PageType.DATA_PAGE || header.getType() == PageType.DATA_PAGE_V2) {
            return Optional.of(header);
        }
        if (header.getType() == PageType.DICTIONARY_PAGE) {
            readDictionary(header);
        } else {
            stream.skipTo(stream.position() + length);
        }
        return Optional.empty();
    }

    private void readDictionary(PageHeader header) throws IOException {
        int length = header.getUncompressed_page_size();
        PageCompression.requireHeap(length);
        PageBody stored = body(header);
        byte[] bytes = PageCompression.readAll(
                PageCompression.open(chunk.codec(), stored, stored.remaining(), length), length);
        stored.verify();
        stream.skipTo(stored.end());
        DictionaryPage dictionary = new DictionaryPage(
                BytesInput.from(ByteBuffer.wrap(bytes)),
                header.getDictionary_page_header().getNum_values(),
                Encoding.PLAIN);
        column = column.with(Encoding.PLAIN.initDictionary(chunk.descriptor(), dictionary));
    }

    private PageBody body(PageHeader header) {
        Optional<Integer> checksum = header.isSetCrc() ? Optional.of(header.getCrc()) : Optional.empty();
        return new PageBody(stream, header.getCompressed_page_size(), checksum);
    }

    private void closePage() throws IOException {
        if (page != null) {
            page.verify();
            stream.skipTo(page.end());
            page.close();
            page = null;
        }
    }

    /**
     * Checks the page that was read last.
     *
     * @return the number of rows up to its end
     */
    int finish() throws IOException {
        closePage();
        return pageEndRow;
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }
}
