package io.authentica.common.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Shares resamples out among threads. */
final class ResampleThreads {

    private ResampleThreads() {}

    /** @param workers makes one for each thread; it is told the numbers of the resamples that are its own */
    static void run(int resamples, int threads, Supplier<IntConsumer> workers) throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < Math.min(threads, resamples); thread++) {
                IntConsumer worker = workers.get();
                int offset = thread;
                running.add(executor.submit(() -> {
                    for (int resample = offset; resample < resamples; resample += threads) {
                        worker.accept(resample);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a resample could not be measured", failure.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
