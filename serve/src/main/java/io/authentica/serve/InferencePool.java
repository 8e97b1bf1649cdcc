package io.authentica.serve;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed number of threads that do the work of all requests. Inference keeps a core busy: more of it at once than there are
 * cores makes every request slower and none faster, so the others wait, and only so many may wait.
 */
final class InferencePool implements AutoCloseable {

    private final ThreadPoolExecutor executor;

    InferencePool(int workers, int queueCapacity) {
        AtomicInteger started = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                workers, workers, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queueCapacity), work -> {
                    Thread thread = new Thread(work, "inference-" + started.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Does the work on a thread of the pool and waits for it.
     *
     * @throws OverloadedException if the queue is full or the pool is closed
     * @throws Exception what the work threw
     */
    <T> T run(Callable<T> work) throws Exception {
        Future<T> result;
        try {
            result = executor.submit(work);
        } catch (RejectedExecutionException full) {
            throw new OverloadedException(full);
        }
        try {
            return result.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** Lets the work that was taken on finish, then ends the threads. */
    @Override
    public void close() {
        executor.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (executor.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException interruption) {
                interrupted = true;
                executor.shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
