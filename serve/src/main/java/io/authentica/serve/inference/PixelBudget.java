package io.authentica.serve.inference;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many pixels may be decoded at once, over all threads. A picture at the limit takes hundreds of megabytes: the budget lets one such be
 * decoded at a time, and any number of ordinary ones.
 */
final class PixelBudget {

    private static final int UNIT_PIXELS = 1024;

    private final int units;
    private final Semaphore free;

    /** @param pixels at least as many as the largest picture has */
    PixelBudget(long pixels) {
        this.units = Math.toIntExact(pixels / UNIT_PIXELS + 1);
        this.free = new Semaphore(units, /* fair= */ true);
    }

    /**
     * Waits until there is room.
     *
     * @return empty if there was none for so long
     */
    Optional<Share> take(long pixels, long timeoutNanos) throws InterruptedException {
        int wanted = (int) Math.min(units, pixels / UNIT_PIXELS + 1);
        return free.tryAcquire(wanted, timeoutNanos, TimeUnit.NANOSECONDS)
                ? Optional.of(() -> free.release(wanted))
                : Optional.empty();
    }

    /** What was taken; closing gives it back. */
    interface Share extends AutoCloseable {
        @Override
        void close();
    }
}
