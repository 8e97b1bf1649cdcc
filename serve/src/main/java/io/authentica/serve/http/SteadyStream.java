package io.authentica.serve.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A body that is given up where its client sends too slowly: it holds a thread, a connection and its share of the memory
 * as long as it is read. The rate is that of the whole body so far, so that a line that stalls now and then gets through.
 */
final class SteadyStream extends FilterInputStream {

    /** Lines worse than EDGE's; at it 20 MiB would still take 21 minutes. */
    private static final long MIN_BYTES_PER_SECOND = 16 * 1024;

    /** What a client may take to get going. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** No body may take longer, whatever its size. */
    private static final long MAX_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final LongSupplier nanoTime;
    private final long startNanos;
    private long bytes;

    /** @param nanoTime a clock like {@link System#nanoTime} */
    SteadyStream(InputStream content, LongSupplier nanoTime) {
        super(content);
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        received(next < 0 ? -1 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        received(read);
        return read;
    }

    private void received(int read) {
        if (read < 0) {
            return;
        }
        bytes += read;
        long elapsedNanos = nanoTime.getAsLong() - startNanos;
        long allowedNanos = GRACE_NANOS + TimeUnit.SECONDS.toNanos(bytes) / MIN_BYTES_PER_SECOND;
        if (elapsedNanos > Math.min(allowedNanos, MAX_NANOS)) {
            throw ApiException.tooSlow();
        }
    }
}
