package io.authentica.train.hub;

import java.io.Closeable;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** The body of an answer as it comes in. The JDK's own has no limit on the time between two bytes; this one does. */
final class BodyStream implements BodySubscriber<BodyStream>, Closeable {

    private static final int BUFFERS_AHEAD = 8;

    /** What the connection tells. */
    private sealed interface Event {}

    private record Received(List<ByteBuffer> buffers) implements Event {}

    private record Broken(Throwable cause) implements Event {}

    private record Ended() implements Event {}

    private final Duration timeout;
    private final LongConsumer counter;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> buffers = new ArrayDeque<>();
    private final AtomicReference<Subscription> subscription = new AtomicReference<>();
    private boolean ended;

    /**
     * A stream for one answer.
     *
     * @param timeout the longest time between two bytes
     * @param counter is told the number of bytes as they are received
     */
    BodyStream(Duration timeout, LongConsumer counter) {
        this.timeout = timeout;
        this.counter = counter;
    }

    /**
     * The next bytes; none at the end.
     *
     * @throws TransientException if the connection breaks or stalls
     */
    Optional<ByteBuffer> next() throws TransientException, InterruptedIOException {
        while (true) {
            ByteBuffer buffer = buffers.poll();
            if (buffer != null && buffer.hasRemaining()) {
                return Optional.of(buffer);
            }
            if (buffer == null && ended) {
                return Optional.empty();
            }
            if (buffer == null) {
                handle(await());
            }
        }
    }

    private Event await() throws TransientException, InterruptedIOException {
        try {
            Event event = events.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new TransientException("no byte came for " + HubErrors.seconds(timeout), Optional.empty());
            }
            return event;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while receiving");
        }
    }

    private void handle(Event event) throws TransientException {
        if (event instanceof Received received) {
            buffers.addAll(received.buffers());
            requestMore(1);
        } else if (event instanceof Broken broken) {
            throw new TransientException(
                    "the connection broke (" + HubErrors.reason(broken.cause()) + ")", broken.cause());
        } else {
            ended = true;
        }
    }

    private void requestMore(long count) {
        Subscription source = subscription.get();
        if (source != null) {
            source.request(count);
        }
    }

    @Override
    public CompletionStage<BodyStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription source) {
        subscription.set(source);
        requestMore(BUFFERS_AHEAD);
    }

    @Override
    public void onNext(List<ByteBuffer> received) {
        counter.accept(received.stream().mapToLong(ByteBuffer::remaining).sum());
        events.add(new Received(received));
    }

    @Override
    public void onError(Throwable cause) {
        events.add(new Broken(cause));
    }

    @Override
    public void onComplete() {
        events.add(new Ended());
    }

    /** Gives the connection back; what has not been read of the body is lost. */
    @Override
    public void close() {
        Subscription source = subscription.get();
        if (source != null) {
            source.cancel();
        }
    }
}
