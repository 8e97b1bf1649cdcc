package io.authentica.train.batch;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.RgbImage;
import io.authentica.common.image.UnreadableImageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Reads, decodes, changes and preprocesses images on several threads, a few batches ahead of the network, and hands the
 * batches over in their order. Memory is bounded by the batches in flight.
 */
public final class BatchLoader implements AutoCloseable {

    private static final int BATCHES_AHEAD = 2;

    private final Manifest split;
    private final ImageDecoder decoder = new ImageDecoder();
    private final Preprocessor preprocessor;
    private final ExecutorService threads;

    /** A change of a decoded training picture: (picture, index of the sample) to picture. */
    @FunctionalInterface
    public interface Change {
        RgbImage apply(RgbImage image, int sample);
    }

    private record Pending(List<Sample> samples, List<Future<float[]>> images) {}

    /**
     * Starts the threads.
     *
     * @param split the samples that indices mean
     */
    public BatchLoader(Manifest split, Preprocessor preprocessor, int threadCount) {
        this.split = split;
        this.preprocessor = preprocessor;
        this.threads = Executors.newFixedThreadPool(threadCount, task -> {
            Thread thread = new Thread(task, "image-loader");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Loads every batch and gives it to {@code consumer}, in order, on the calling thread.
     *
     * @param batches indices of samples
     * @throws UserException if an image cannot be read: data sets made by {@code data prepare} have none
     */
    public void load(List<List<Integer>> batches, Change change, Consumer<Batch> consumer) {
        Deque<Pending> inFlight = new ArrayDeque<>();
        Iterator<List<Integer>> remaining = batches.iterator();
        try {
            while (remaining.hasNext() || !inFlight.isEmpty()) {
                while (remaining.hasNext() && inFlight.size() <= BATCHES_AHEAD) {
                    inFlight.add(submit(remaining.next(), change));
                }
                consumer.accept(await(inFlight.remove()));
            }
        } finally {
            inFlight.forEach(pending -> pending.images().forEach(image -> image.cancel(true)));
        }
    }

    private Pending submit(List<Integer> indices, Change change) {
        List<Sample> samples = new ArrayList<>();
        List<Future<float[]>> images = new ArrayList<>();
        for (int index : indices) {
            Sample sample = split.samples().get(index);
            samples.add(sample);
            images.add(threads.submit(() -> image(sample, index, change)));
        }
        return new Pending(samples, images);
    }

    private float[] image(Sample sample, int index, Change change) throws IOException {
        Path file = split.file(sample);
        RgbImage decoded = decoder.decode(file.toString(), Files.readAllBytes(file));
        return preprocessor.prepare(change.apply(decoded, index));
    }

    private static Batch await(Pending pending) {
        List<float[]> images = new ArrayList<>();
        for (Future<float[]> image : pending.images()) {
            try {
                images.add(image.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UserException("interrupted", e);
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }
        return new Batch(pending.samples(), images);
    }

    private static RuntimeException failure(ExecutionException e) {
        if (e.getCause() instanceof UnreadableImageException unreadable) {
            return new UserException(
                    unreadable.getMessage() + " (run scripts/data.sh prepare, which sorts such images out)",
                    unreadable);
        }
        if (e.getCause() instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        return new IllegalStateException("loading an image failed", e);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
