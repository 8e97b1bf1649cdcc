package io.authentica.common.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A file in memory that remembers what was asked of it. */
final class MemoryFile implements RangeFile {

    private final byte[] bytes;
    private final List<ByteRange> requests = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    MemoryFile(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "shard";
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
        requests.add(new ByteRange(position, position + target.remaining()));
        if (position + target.remaining() > bytes.length) {
            throw new EOFException("the file ends at byte " + bytes.length);
        }
        target.put(bytes, (int) position, target.remaining());
    }

    @Override
    public void close() {
        closed.set(true);
    }

    boolean isClosed() {
        return closed.get();
    }

    /** What was asked for since the last call, in the order of the file. */
    List<ByteRange> takeRequests() {
        List<ByteRange> taken = requests.stream()
                .sorted(Comparator.comparingLong(ByteRange::start))
                .toList();
        requests.clear();
        return taken;
    }
}
