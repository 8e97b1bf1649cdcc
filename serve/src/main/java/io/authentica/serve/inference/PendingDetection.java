package io.authentica.serve.inference;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An image that was taken in. */
public final class PendingDetection {

    private final ImageJob job;

    PendingDetection(ImageJob job) {
        this.job = job;
    }

    /**
     * Waits for the result, no longer than the image's deadline.
     *
     * @throws DeadlineException if it is past; the image is then dropped at the next stage
     * @throws Exception what decoding or inference threw
     */
    public Detection await() throws Exception {
        CompletableFuture<Detection> result = job.result();
        try {
            return result.get(Math.max(0, job.remainingNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            DeadlineException past = new DeadlineException();
            past.addSuppressed(late);
            // Only if no stage was quicker: then there is an answer after all.
            if (result.completeExceptionally(past)) {
                throw past;
            }
            return await();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
