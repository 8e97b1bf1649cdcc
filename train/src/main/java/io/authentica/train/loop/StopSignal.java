package io.authentica.train.loop;

import io.authentica.common.cli.UserException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a signal end training between two steps, after a checkpoint. Without it the JVM would tear PyTorch down in the middle
 * of an operation and crash. The process then ends with the signal's exit code: 143 after SIGTERM, 130 after Ctrl-C.
 */
public final class StopSignal implements AutoCloseable {

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "stop-training");

    /** A signal that never comes. */
    public StopSignal() {}

    /** From now until it is closed, SIGTERM and Ctrl-C wait: whoever closes it has nothing left to say or to write. */
    public static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Asks for the end, as a signal does. */
    public void request() {
        requested.set(true);
    }

    private void stopAndWait() {
        request();
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process was told to stop. */
    boolean isRequested() {
        return requested.get();
    }

    /**
     * Ends what can be done again from what is on the disk.
     *
     * @param where what is done by now, in words
     * @param resumeCommand what to type to go on
     * @throws UserException if the process was told to stop
     */
    public void endIfRequested(String where, String resumeCommand) {
        if (isRequested()) {
            throw new UserException("stopped " + where + "; go on with: " + resumeCommand);
        }
    }

    @Override
    public void close() {
        finished.countDown();
        if (!requested.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException told) {
                // The signal came in between; the hook has nothing to wait for any more.
            }
        }
    }
}
