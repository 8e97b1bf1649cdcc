package io.authentica.common.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on this machine. */
final class LocalFile implements RangeFile {

    /** Java keeps a buffer outside the heap for every thread, as long as its longest read. */
    private static final int MAX_READ_BYTES = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private final long size;

    private LocalFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    static LocalFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        return new LocalFile(path, channel, channel.size());
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int length = Math.min(target.remaining(), MAX_READ_BYTES);
            int count = channel.read(target.slice(target.position(), length), at);
            if (count < 0) {
                throw new EOFException("the file ends at byte " + at);
            }
            target.position(target.position() + count);
            at += count;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
