package io.authentica.serve.inference;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of threads with a name. What waits for them is bounded by who gives them work. */
final class WorkerThreads implements AutoCloseable {

    private final ExecutorService executor;

    WorkerThreads(String name, int count) {
        AtomicInteger started = new AtomicInteger();
        executor = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, name + "-" + started.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @return false if the threads are closed */
    boolean execute(Runnable work) {
        try {
            executor.execute(work);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
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
