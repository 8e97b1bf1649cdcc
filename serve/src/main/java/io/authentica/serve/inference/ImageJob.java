package io.authentica.serve.inference;

import io.authentica.serve.model.ModelLease;
import io.authentica.serve.model.ServedModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * One image on its way through the stages. One stage has it at a time, and the last one to have it ends it; to end it again
 * does nothing.
 */
final class ImageJob {

    private final EncodedImage image;
    private final ModelLease lease;
    private final BooleanSupplier clientGone;
    private final Runnable atEnd;
    private final long arrivedNanos = System.nanoTime();
    private final long deadlineNanos;
    private final CompletableFuture<Detection> result = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    /** @param atEnd runs once, when no stage will touch the image again */
    ImageJob(EncodedImage image, ModelLease lease, BooleanSupplier clientGone, long timeoutNanos, Runnable atEnd) {
        this.image = image;
        this.lease = lease;
        this.clientGone = clientGone;
        this.deadlineNanos = arrivedNanos + timeoutNanos;
        this.atEnd = atEnd;
    }

    EncodedImage image() {
        return image;
    }

    ServedModel model() {
        return lease.model();
    }

    CompletableFuture<Detection> result() {
        return result;
    }

    long arrivedNanos() {
        return arrivedNanos;
    }

    long remainingNanos() {
        return deadlineNanos - System.nanoTime();
    }

    /** Asked before each stage: ends the job if nobody wants its result any more. */
    boolean endIfUnwanted() {
        if (result.isDone()) {
            end();
            return true;
        }
        if (remainingNanos() <= 0) {
            fail(new DeadlineException());
            return true;
        }
        try {
            if (clientGone.getAsBoolean()) {
                fail(new ClientGoneException());
                return true;
            }
            return false;
        } catch (RuntimeException failure) { // it asks the connection, which may be in any state
            fail(failure);
            return true;
        }
    }

    void succeed(Detection detection) {
        end();
        result.complete(detection);
    }

    void fail(Throwable failure) {
        end();
        result.completeExceptionally(failure);
    }

    private void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try {
            lease.close();
        } finally {
            atEnd.run();
        }
    }
}
