package io.authentica.serve.config;

/**
 * How images are worked on.
 *
 * @param decodeThreads images decoded at once
 * @param workers batches inferred at once
 * @param batchSize most images in a batch
 * @param lingerMicros how long a worker waits for a batch to fill; 0 takes what is there
 * @param queueCapacity images that may wait beyond those that have a worker; further ones are turned away
 * @param deadlineMillis how long an image may take, waiting included, before its request is given up
 */
public record WorkConfig(
        int decodeThreads, int workers, int batchSize, int lingerMicros, int queueCapacity, int deadlineMillis) {

    public WorkConfig {
        Ranges.requireWithin("decodeThreads", decodeThreads, 1, 1024);
        Ranges.requireWithin("workers", workers, 1, 1024);
        Ranges.requireWithin("batchSize", batchSize, 1, 256);
        Ranges.requireWithin("lingerMicros", lingerMicros, 0, 1_000_000);
        Ranges.requireWithin("queue", queueCapacity, 1, 10_000);
        Ranges.requireWithin("deadlineMillis", deadlineMillis, 1, 600_000);
    }

    /** Images that are in the house at once, waiting or worked on. */
    public int admitted() {
        return workers + queueCapacity;
    }
}
