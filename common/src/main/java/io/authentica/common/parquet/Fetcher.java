package io.authentica.common.parquet;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** Reads one file by ranges and counts what it reads. What was kept of the file's end is not asked for again. */
final class Fetcher implements Closeable {

    private final RangeFile file;
    private final ReadAhead readAhead;
    private final Executor threads;
    private final AtomicLong bytesRead;
    private byte[] tail = {};

    /**
     * @param threads what reads ahead runs on
     * @param bytesRead is increased by what is read
     */
    Fetcher(RangeFile file, ReadAhead readAhead, Executor threads, AtomicLong bytesRead) {
        this.file = file;
        this.readAhead = readAhead;
        this.threads = threads;
        this.bytesRead = bytesRead;
    }

    String name() {
        return file.name();
    }

    long size() {
        return file.size();
    }

    /** Reads {@link ReadAhead#tailBytes} at the file's end, or more, and keeps them. */
    byte[] keepTail(long leastBytes) throws FetchException {
        long length = Math.min(size(), Math.max(leastBytes, readAhead.tailBytes()));
        if (length > tail.length) {
            byte[] longer = new byte[Math.toIntExact(length)];
            int missing = longer.length - tail.length;
            fetch(new ByteRange(size() - length, size() - tail.length), longer);
            System.arraycopy(tail, 0, longer, missing, tail.length);
            tail = longer;
        }
        return tail;
    }

    /** Reads a small range with one request at most. */
    byte[] read(ByteRange range) throws FetchException {
        byte[] bytes = new byte[Math.toIntExact(range.length())];
        fetch(range, bytes);
        return bytes;
    }

    /** Fills the beginning of {@code target} with a range. */
    void fetch(ByteRange range, byte[] target) throws FetchException {
        int length = Math.toIntExact(range.length());
        ByteRange kept = new ByteRange(size() - tail.length, size());
        if (kept.contains(range)) {
            System.arraycopy(tail, (int) (range.start() - kept.start()), target, 0, length);
            return;
        }
        ByteBuffer missing = ByteBuffer.wrap(target, 0, length);
        try {
            file.read(range.start(), missing);
            if (missing.hasRemaining()) {
                throw new EOFException(missing.remaining() + " of them are missing");
            }
        } catch (IOException failed) {
            throw new FetchException(name(), range, failed);
        }
        bytesRead.addAndGet(length);
    }

    /** @param ranges ascending and without overlap */
    RangeStream stream(List<ByteRange> ranges) {
        List<ByteRange> pieces = new ArrayList<>();
        for (ByteRange range : ByteRange.merge(ranges, readAhead.gapBytes())) {
            pieces.addAll(range.pieces(readAhead.pieceBytes()));
        }
        return new RangeStream(this, pieces, readAhead.piecesInFlight(), threads);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
