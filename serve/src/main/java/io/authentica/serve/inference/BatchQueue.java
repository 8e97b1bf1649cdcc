package io.authentica.serve.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Decoded images that wait for a worker, in the order of their coming. A worker takes what is there up to the size of a batch: one
 * image where little is asked, more under load. A batch is for one model, so while a model is replaced a batch ends where the next begins.
 */
final class BatchQueue {

    private final int batchSize;
    private final long lingerNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<DecodedImage> waiting = new ArrayDeque<>();
    private boolean closed;

    BatchQueue(int batchSize, long lingerNanos) {
        this.batchSize = batchSize;
        this.lingerNanos = lingerNanos;
    }

    /** Its bound is the number of images that are let into the house. */
    void add(DecodedImage image) {
        lock.lock();
        try {
            waiting.add(image);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for images.
     *
     * @return for one model; empty once the queue is closed and nothing is left
     */
    List<DecodedImage> take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            long patienceNanos = lingerNanos;
            while (patienceNanos > 0 && !waiting.isEmpty() && waiting.size() < batchSize && !closed) {
                patienceNanos = changed.awaitNanos(patienceNanos);
            }
            return drain();
        } finally {
            lock.unlock();
        }
    }

    private List<DecodedImage> drain() {
        List<DecodedImage> batch = new ArrayList<>();
        DecodedImage next = waiting.peek();
        while (next != null
                && batch.size() < batchSize
                && (batch.isEmpty()
                        || batch.get(0).job().model().equals(next.job().model()))) {
            batch.add(waiting.remove());
            next = waiting.peek();
        }
        return batch;
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isDrained() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the workers; what waits is still taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
