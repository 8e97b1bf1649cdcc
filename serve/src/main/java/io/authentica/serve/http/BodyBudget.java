package io.authentica.serve.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be in memory at once, over all requests: many clients with an upload of the largest size
 * each would otherwise fill the heap.
 */
final class BodyBudget {

    private final long totalBytes;
    private final AtomicLong freeBytes;

    /** @param totalBytes of all bodies at once; at least one of the largest */
    BodyBudget(long totalBytes) {
        this.totalBytes = totalBytes;
        this.freeBytes = new AtomicLong(totalBytes);
    }

    /** A share for one body; empty where so much is not free. */
    Optional<Share> take(long bytes) {
        long before = freeBytes.getAndUpdate(free -> free >= bytes ? free - bytes : free);
        return before >= bytes ? Optional.of(new Share(bytes)) : Optional.empty();
    }

    long takenBytes() {
        return totalBytes - freeBytes.get();
    }

    /** What one body may take. */
    final class Share implements AutoCloseable {

        private final AtomicLong bytes;

        private Share(long bytes) {
            this.bytes = new AtomicLong(bytes);
        }

        /** Gives back all but {@code needed} bytes. */
        void shrinkTo(long needed) {
            long before = bytes.getAndUpdate(held -> Math.min(held, needed));
            freeBytes.addAndGet(Math.max(0, before - needed));
        }

        @Override
        public void close() {
            freeBytes.addAndGet(bytes.getAndSet(0));
        }
    }
}
