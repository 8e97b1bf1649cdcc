package io.authentica.common.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;

/** The bytes of one page as stored, after its header: ends where the page does, and compares the checksum if there is one. */
final class PageBody extends InputStream {

    private final RangeStream stream;
    private final long end;
    private final Optional<Integer> checksum;
    private final CRC32 sum = new CRC32();

    /**
     * @param stream stands at the first byte after the page's header
     * @param checksum CRC-32 of the page's bytes, from its header
     */
    PageBody(RangeStream stream, int length, Optional<Integer> checksum) {
        this.stream = stream;
        this.end = stream.position() + length;
        this.checksum = checksum;
    }

    /** Where the page ends in the file. */
    long end() {
        return end;
    }

    int remaining() {
        return (int) (end - stream.position());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == 1 ? one[0] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int wanted = Math.min(length, remaining());
        if (wanted == 0) {
            return length == 0 ? 0 : -1;
        }
        int count = stream.read(target, offset, wanted);
        if (count > 0 && checksum.isPresent()) {
            sum.update(target, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long wanted = Math.min(count, remaining());
        return checksum.isPresent() ? super.skip(wanted) : stream.skip(wanted);
    }

    /** Compares the checksum of a page that was read to its end; of one that was not, nothing is known. */
    void verify() throws IOException {
        if (checksum.isPresent() && remaining() == 0 && (int) sum.getValue() != checksum.get()) {
            throw new IOException(String.format(
                    "the page must have the checksum %08x but has %08x", checksum.get(), (int) sum.getValue()));
        }
    }
}
