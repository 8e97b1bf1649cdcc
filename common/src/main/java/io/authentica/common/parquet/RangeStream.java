package io.authentica.common.parquet;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Ranges of a file as a stream that goes forwards only. Pieces are fetched ahead of their use, several at a time; their buffers
 * are used again. Reading ends where a range does; {@link #skipTo} leads on to the next.
 */
final class RangeStream extends InputStream {

    private final Fetcher fetcher;
    private final List<ByteRange> pieces;
    private final int maxInFlight;
    private final Executor threads;
    private final int bufferBytes;

    private final Deque<Piece> inFlight = new ArrayDeque<>();
    private final Deque<byte[]> spareBuffers = new ArrayDeque<>();
    private ByteRange current = new ByteRange(0, 0);
    private byte[] bytes = {};
    private long position;
    private int nextPiece;

    /** @param pieces ascending and without overlap */
    RangeStream(Fetcher fetcher, List<ByteRange> pieces, int maxInFlight, Executor threads) {
        this.fetcher = fetcher;
        this.pieces = pieces;
        this.maxInFlight = maxInFlight;
        this.threads = threads;
        this.bufferBytes = pieces.stream()
                .mapToInt(piece -> Math.toIntExact(piece.length()))
                .max()
                .orElse(0);
        this.position = pieces.isEmpty() ? 0 : pieces.get(0).start();
    }

    /** Where the next byte to be read lies in the file. */
    long position() {
        return position;
    }

    /** Goes on at {@code target}; what lies between is not fetched unless it is on its way already. */
    void skipTo(long target) {
        if (target < position) {
            throw new IllegalArgumentException("cannot go back from byte " + position + " to " + target);
        }
        position = target;
    }

    @Override
    public int read() throws IOException {
        if (!reachPosition()) {
            return -1;
        }
        int value = bytes[(int) (position - current.start())] & 0xFF;
        position++;
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!reachPosition()) {
            return -1;
        }
        int count = (int) Math.min(length, current.end() - position);
        System.arraycopy(bytes, (int) (position - current.start()), target, offset, count);
        position += count;
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        while (skipped < count && reachPosition()) {
            long step = Math.min(count - skipped, current.end() - position);
            position += step;
            skipped += step;
        }
        return skipped;
    }

    /** Makes {@link #current} the piece that holds {@link #position}, if any does. */
    private boolean reachPosition() throws IOException {
        while (position >= current.end()) {
            spareCurrent();
            request();
            Piece next = inFlight.peek();
            if (next == null || position < next.range().start()) {
                return false;
            }
            inFlight.remove();
            if (position >= next.range().end()) {
                next.task().cancel(false);
            } else {
                current = next.range();
                bytes = await(next);
                request();
            }
        }
        return position >= current.start();
    }

    private void spareCurrent() {
        if (bytes.length > 0) {
            spareBuffers.add(bytes);
            bytes = new byte[0];
        }
    }

    private void request() {
        while (nextPiece < pieces.size() && inFlight.size() < maxInFlight) {
            ByteRange range = pieces.get(nextPiece++);
            if (range.end() > position) {
                byte[] buffer = spareBuffers.isEmpty() ? new byte[bufferBytes] : spareBuffers.remove();
                FutureTask<byte[]> task = new FutureTask<>(() -> {
                    fetcher.fetch(range, buffer);
                    return buffer;
                });
                inFlight.add(new Piece(range, task));
                if (pieces.size() == 1) {
                    task.run();
                } else {
                    threads.execute(task);
                }
            }
        }
    }

    private byte[] await(Piece piece) throws IOException {
        try {
            return piece.task().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof FetchException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof UserException cause) {
                throw cause;
            }
            throw new FetchException(fetcher.name(), piece.range(), failed);
        }
    }

    /** Drops what was read ahead. Pieces on their way end by themselves. */
    @Override
    public void close() {
        inFlight.forEach(piece -> piece.task().cancel(false));
        inFlight.clear();
        nextPiece = pieces.size();
    }

    private record Piece(ByteRange range, FutureTask<byte[]> task) {}
}
