package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads for one task; when it ends, however it ends, none of them is still at work. */
final class Workers implements AutoCloseable {

    private final ExecutorService threads;

    Workers(int count) {
        this.threads = Executors.newFixedThreadPool(count);
    }

    <T> Future<T> submit(Callable<T> work) {
        return threads.submit(work);
    }

    /** The outcome of {@link #submit}ted work. */
    static <T> T await(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw new IOException(cause.getMessage(), cause);
            }
            if (failed.getCause() instanceof UserException mendable) {
                throw mendable;
            }
            throw new IllegalStateException("a worker failed: " + failed.getCause(), failed);
        }
    }

    /** Drops what has not begun and waits for what has. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
