package io.authentica.train.batch;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.image.Preprocessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Reads, decodes, changes and preprocesses images on several threads, ahead of the network, and hands the batches over in
 * their order. Memory is bounded: beside the batch that is being used there are at most as many as are needed to keep
 * every thread at work, and two at least.
 */
public final class BatchLoader implements AutoCloseable {

    private static final int LEAST_BATCHES_AHEAD = 2;

    /** So that no thread waits for another's slow image. */
    private static final int IMAGES_AHEAD_PER_THREAD = 2;

    private static final long CLOSE_MILLIS = 60_000;

    private final TrainingImages images;
    private final int threadCount;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ExecutorService executor;

    private record Pending(List<Sample> samples, List<Future<float[]>> images) {}

    /**
     * Starts the threads.
     *
     * @param split the samples that indices mean
     */
    public BatchLoader(Manifest split, Preprocessor preprocessor, int threadCount) {
        this(ImageSet.of(split), preprocessor, threadCount);
    }

    /**
     * Starts the threads.
     *
     * @param images what indices mean
     */
    public BatchLoader(ImageSet images, Preprocessor preprocessor, int threadCount) {
        this.images = new TrainingImages(images, preprocessor);
        this.threadCount = threadCount;
        this.executor = Executors.newFixedThreadPool(threadCount, task -> {
            Thread thread = new Thread(task, "image-loader");
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        });
    }

    /**
     * Loads every batch and gives it to {@code consumer}, in order, on the calling thread.
     *
     * @param batches indices of samples
     * @throws UserException if an image cannot be read
     */
    public void load(List<List<Integer>> batches, TrainingImages.Change change, Consumer<Batch> consumer) {
        Deque<Pending> inFlight = new ArrayDeque<>();
        Iterator<List<Integer>> remaining = batches.iterator();
        int ahead = batches.isEmpty() ? 0 : batchesAhead(batches.get(0).size());
        try {
            while (remaining.hasNext() || !inFlight.isEmpty()) {
                while (remaining.hasNext() && inFlight.size() <= ahead) {
                    inFlight.add(submit(remaining.next(), change));
                }
                consumer.accept(await(inFlight.remove()));
            }
        } finally {
            inFlight.forEach(pending -> pending.images().forEach(image -> image.cancel(true)));
        }
    }

    /** How many batches are loaded while the network works on one. */
    int batchesAhead(int batchSize) {
        int wanted = IMAGES_AHEAD_PER_THREAD * threadCount;
        return Math.max(LEAST_BATCHES_AHEAD, (wanted + batchSize - 1) / batchSize);
    }

    private Pending submit(List<Integer> indices, TrainingImages.Change change) {
        List<Sample> samples = new ArrayList<>();
        List<Future<float[]>> loading = new ArrayList<>();
        for (int index : indices) {
            samples.add(images.sample(index));
            loading.add(executor.submit(() -> images.prepare(index, change)));
        }
        return new Pending(samples, loading);
    }

    private static Batch await(Pending pending) {
        List<float[]> loaded = new ArrayList<>();
        for (Future<float[]> image : pending.images()) {
            try {
                loaded.add(image.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UserException("interrupted", e);
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }
        return new Batch(pending.samples(), loaded);
    }

    private static RuntimeException failure(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException named) {
            return named;
        }
        if (e.getCause() instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        return new IllegalStateException("loading an image failed", e);
    }

    /** Returns when no thread is left: an image that is being decoded is finished first. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            for (Thread thread : threads) {
                thread.join(CLOSE_MILLIS);
                if (thread.isAlive()) {
                    throw new IllegalStateException(thread + " still runs after " + CLOSE_MILLIS + " ms");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
