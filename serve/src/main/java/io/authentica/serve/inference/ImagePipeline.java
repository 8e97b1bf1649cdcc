package io.authentica.serve.inference;

import io.authentica.common.detect.FakeProbability;
import io.authentica.serve.config.WorkConfig;
import io.authentica.serve.metrics.ServeMetrics;
import io.authentica.serve.model.LiveModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Does the work of all requests on threads of its own: a fixed number decode, a fixed number infer in batches. Decoding and inference keep
 * cores busy: more of them at once than there are cores makes every request slower and none faster, so images wait, and only so many
 * may.
 */
public final class ImagePipeline implements AutoCloseable {

    private final LiveModel models;
    private final ServeMetrics metrics;
    private final long timeoutNanos;
    private final int capacity;
    private final Semaphore room;
    private final Decoding decoding;
    private final BatchQueue queue;
    private final WorkerThreads decoders;
    private final WorkerThreads workers;

    /** @param maxPixels the largest picture that is decoded */
    public ImagePipeline(WorkConfig config, long maxPixels, LiveModel models, ServeMetrics metrics) {
        this.models = models;
        this.metrics = metrics;
        this.timeoutNanos = TimeUnit.MILLISECONDS.toNanos(config.deadlineMillis());
        this.capacity = config.admitted();
        this.room = new Semaphore(capacity);
        this.decoding = new Decoding(maxPixels);
        this.queue = new BatchQueue(config.batchSize(), TimeUnit.MICROSECONDS.toNanos(config.lingerMicros()));
        this.decoders = new WorkerThreads("decode", config.decodeThreads());
        this.workers = new WorkerThreads("inference", config.workers());
        for (int i = 0; i < config.workers(); i++) {
            workers.execute(this::inferUntilClosed);
        }
        metrics.watchQueue(() -> capacity - room.availablePermits(), queue::size);
    }

    /** The most images that {@link #submit} ever takes at once. */
    public int capacity() {
        return capacity;
    }

    /** Whether {@link #submit} would turn away even a single image now. */
    public boolean isFull() {
        return room.availablePermits() == 0;
    }

    /**
     * Takes all the images or none.
     *
     * @param clientGone asked before each stage: whether the work would be for nobody
     * @return for each image what waits for its result
     * @throws OverloadedException if there is no room for all of them
     */
    public List<PendingDetection> submit(List<EncodedImage> images, BooleanSupplier clientGone) {
        if (!room.tryAcquire(images.size())) {
            throw new OverloadedException("the queue is full");
        }
        List<PendingDetection> pending = new ArrayList<>();
        for (EncodedImage image : images) {
            ImageJob job = new ImageJob(image, models.lease(), clientGone, timeoutNanos, room::release);
            if (!decoders.execute(() -> decode(job))) {
                job.fail(new OverloadedException("the server stops"));
            }
            pending.add(new PendingDetection(job));
        }
        return pending;
    }

    private void decode(ImageJob job) {
        try {
            if (job.endIfUnwanted()) {
                return;
            }
            decoding.decode(job).ifPresent(decoded -> {
                metrics.decoded(decoded.decodeNanos());
                queue.add(decoded);
            });
        } catch (Throwable failure) { // an error too ends the request and not the thread
            job.fail(failure);
        }
    }

    private void inferUntilClosed() {
        while (!queue.isDrained()) {
            try {
                inferWanted(queue.take());
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    /** Whatever happens, all the images are at their end afterwards, and the thread is not. */
    private void inferWanted(List<DecodedImage> taken) {
        try {
            List<DecodedImage> wanted =
                    taken.stream().filter(image -> !image.job().endIfUnwanted()).toList();
            if (!wanted.isEmpty()) {
                infer(wanted);
            }
        } catch (Throwable failure) {
            taken.forEach(image -> image.job().fail(failure));
        }
    }

    private void infer(List<DecodedImage> batch) {
        long startNanos = System.nanoTime();
        List<FakeProbability> probabilities = batch.get(0)
                .job()
                .model()
                .detector()
                .fakeProbabilities(batch.stream().map(DecodedImage::prepared).toList());
        long inferenceNanos = System.nanoTime() - startNanos;
        metrics.inferred(batch.size(), inferenceNanos);
        for (int i = 0; i < batch.size(); i++) {
            DecodedImage image = batch.get(i);
            long queueNanos = image.waitedNanos() + startNanos - image.readyNanos();
            metrics.waited(queueNanos);
            judge(image, probabilities.get(i), new StageTimes(image.decodeNanos(), queueNanos, inferenceNanos));
        }
    }

    /** What is wrong with one image of a batch, as a probability that is none, is not the others' failure. */
    private void judge(DecodedImage image, FakeProbability probability, StageTimes times) {
        ImageJob job = image.job();
        try {
            Detection detection = new Detection(job.model(), probability, image.header(), image.sha256(), times);
            metrics.judged(detection.verdict().name().toLowerCase(Locale.ROOT));
            job.succeed(detection);
        } catch (RuntimeException failure) {
            job.fail(failure);
        }
    }

    /** Lets the images that were taken in finish, then ends the threads. */
    @Override
    public void close() {
        decoders.close();
        queue.close();
        workers.close();
    }
}
