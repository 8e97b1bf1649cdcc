package io.authentica.train.loop;

import io.authentica.common.cli.UserException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a signal end training between two steps. Without it the JVM would tear PyTorch down in the middle of an operation and
 * crash.
 */
public final class StopSignal implements AutoCloseable {

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "stop-training");

    private StopSignal() {}

    /** From now until it is closed, SIGTERM and Ctrl-C wait for {@link #check}. */
    public static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void stopAndWait() {
        requested.set(true);
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws UserException if the process was told to stop */
    void check() {
        if (requested.get()) {
            throw new UserException("stopped; give --resume to go on from the last finished epoch");
        }
    }

    @Override
    public void close() {
        finished.countDown();
        if (!requested.get()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
