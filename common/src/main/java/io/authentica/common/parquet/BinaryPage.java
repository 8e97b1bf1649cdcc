package io.authentica.common.parquet;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;

/**
 * The values of one data page of a column of bytes, one a row, in order. A page in plain encoding is decoded as it is read, so
 * that a page of hundreds of images needs no more memory than one of them.
 */
final class BinaryPage implements Closeable {

    private static final byte[] NO_BYTES = {};
    private static final int PLAIN_LENGTH_BYTES = 4;

    private final DataPageHeader header;
    private final PageBody stored;
    private final InputStream body;
    private final Optional<RunLengthBitPackingHybridDecoder> definitionLevels;
    private final int maxDefinitionLevel;
    private final Values values;
    private int valuesLeft;
    private long bytesLeft;

    private BinaryPage(
            DataPageHeader header, PageBody stored, InputStream body, byte[] levels, PageColumn column, int levelBytes)
            throws IOException {
        this.header = header;
        this.stored = stored;
        this.body = body;
        this.maxDefinitionLevel = column.descriptor().getMaxDefinitionLevel();
        int bitWidth = Integer.SIZE - Integer.numberOfLeadingZeros(maxDefinitionLevel);
        this.definitionLevels = maxDefinitionLevel == 0
                ? Optional.empty()
                : Optional.of(new RunLengthBitPackingHybridDecoder(bitWidth, new ByteArrayInputStream(levels)));
        this.valuesLeft = header.rows();
        this.bytesLeft = (long) header.decompressedBytes() - levelBytes;
        this.values = header.encoding() == Encoding.PLAIN ? new PlainValues() : decodedValues(column);
    }

    /**
     * Starts to read a page.
     *
     * @param stored stands at the page's first byte after the header
     */
    static BinaryPage open(DataPageHeader header, PageBody stored, PageColumn column) throws IOException {
        int levelBytes = header.separateLevelBytes();
        byte[] levels = PageCompression.readAll(stored, levelBytes);
        InputStream body = header.compressed() && stored.remaining() > 0
                ? PageCompression.open(
                        column.codec(), stored, stored.remaining(), header.decompressedBytes() - levelBytes)
                : stored;
        if (header.levelsInBody()) {
            int length = readInt(body);
            requireLength(length, header.decompressedBytes() - PLAIN_LENGTH_BYTES);
            levels = PageCompression.readAll(body, length);
            levelBytes = PLAIN_LENGTH_BYTES + length;
        }
        return new BinaryPage(header, stored, body, levels, column, levelBytes);
    }

    /** The next value; no bytes for a null. */
    byte[] next() throws IOException {
        return present() ? values.next() : NO_BYTES;
    }

    void skip() throws IOException {
        if (present()) {
            values.skip();
        }
    }

    private boolean present() throws IOException {
        if (valuesLeft == 0) {
            throw new EOFException("the page has no more than " + header.rows() + " values");
        }
        valuesLeft--;
        return definitionLevels.isEmpty() || definitionLevels.get().readInt() == maxDefinitionLevel;
    }

    /** Checks, of a page that was read to its last value, that nothing follows and the checksum is right. */
    void verify() throws IOException {
        if (valuesLeft == 0) {
            if (body.read() >= 0) {
                throw new IOException("the page must end after its last value but goes on");
            }
            stored.verify();
        }
    }

    /** Where the page ends in the file. */
    long end() {
        return stored.end();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private Values decodedValues(PageColumn column) throws IOException {
        Encoding encoding = header.encoding();
        ColumnDescriptor descriptor = column.descriptor();
        ValuesReader reader;
        if (encoding.usesDictionary()) {
            Dictionary dictionary =
                    column.dictionary().orElseThrow(() -> new IOException("the page must follow a dictionary"));
            reader = encoding.getDictionaryBasedValuesReader(descriptor, ValuesType.VALUES, dictionary);
        } else {
            reader = encoding.getValuesReader(descriptor, ValuesType.VALUES);
        }
        PageCompression.requireHeap(bytesLeft);
        byte[] encoded = PageCompression.readAll(body, Math.toIntExact(bytesLeft));
        reader.initFromPage(header.rows(), ByteBufferInputStream.wrap(ByteBuffer.wrap(encoded)));
        return new DecodedValues(reader);
    }

    private static int readInt(InputStream stream) throws IOException {
        return ByteBuffer.wrap(PageCompression.readAll(stream, PLAIN_LENGTH_BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    private static void requireLength(int length, long atMost) throws IOException {
        if (length < 0 || length > atMost) {
            throw new IOException("a length in the page must be from 0 to " + atMost + " but was " + length);
        }
    }

    private sealed interface Values permits PlainValues, DecodedValues {
        byte[] next() throws IOException;

        void skip() throws IOException;
    }

    /** Every value is its length, four bytes, and its bytes. */
    private final class PlainValues implements Values {

        @Override
        public byte[] next() throws IOException {
            return PageCompression.readAll(body, length());
        }

        @Override
        public void skip() throws IOException {
            body.skipNBytes(length());
        }

        private int length() throws IOException {
            int length = readInt(body);
            requireLength(length, bytesLeft - PLAIN_LENGTH_BYTES);
            bytesLeft -= PLAIN_LENGTH_BYTES + length;
            return length;
        }
    }

    /** Any other encoding, decoded by Parquet's own readers. */
    private record DecodedValues(ValuesReader reader) implements Values {

        @Override
        public byte[] next() {
            return reader.readBytes().getBytes();
        }

        @Override
        public void skip() {
            reader.skip();
        }
    }
}
