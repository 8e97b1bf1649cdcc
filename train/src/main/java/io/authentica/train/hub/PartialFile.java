package io.authentica.train.hub;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The part of a file that has been downloaded, hashed as it grows. */
final class PartialFile implements Closeable {

    private static final int BUFFER_BYTES = 1 << 20;

    private final Path path;
    private final HubFile file;
    private final Progress progress;
    private final FileChannel channel;
    private final ContentHash hash;
    private long size;

    /** Opens what an earlier download left, or a new one. */
    PartialFile(Path path, HubFile file, Progress progress) throws IOException {
        this.path = path;
        this.file = file;
        this.progress = progress;
        this.hash = new ContentHash(file.etag(), file.size());
        this.channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean opened = false;
        try {
            takeOver();
            opened = true;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    private void takeOver() throws IOException {
        if (channel.size() > file.size()) {
            channel.truncate(0);
        }
        long found = channel.size();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        while (size < found && channel.read(buffer.clear(), size) > 0) {
            grown(buffer.flip());
        }
    }

    private void grown(ByteBuffer bytes) {
        hash.add(bytes);
        size += bytes.remaining();
        progress.step(bytes.remaining());
    }

    long size() {
        return size;
    }

    /** Appends a content and closes it; one that starts at 0 replaces what there is. */
    void receive(ContentSource.Content content) throws IOException {
        try (HubAnswer answer = content.answer()) {
            if (content.start() != size) {
                restart();
            }
            for (Optional<ByteBuffer> next = answer.body().next();
                    next.isPresent();
                    next = answer.body().next()) {
                ByteBuffer bytes = next.get();
                if (size + bytes.remaining() > file.size()) {
                    throw new WrongContentException("has more than its " + file.size() + " bytes");
                }
                append(bytes);
            }
        }
    }

    private void restart() throws IOException {
        channel.truncate(0);
        hash.restart();
        progress.step(-size);
        size = 0;
    }

    private void append(ByteBuffer bytes) throws IOException {
        ByteBuffer written = bytes.duplicate();
        try {
            long position = size;
            while (written.hasRemaining()) {
                position += channel.write(written, position);
            }
        } catch (IOException full) {
            throw new UserException(
                    path + ": cannot be written (" + HubErrors.reason(full) + "): make room for " + (file.size() - size)
                            + " bytes and run again, which goes on from here",
                    full);
        }
        grown(bytes);
        bytes.position(bytes.limit());
    }

    /** Makes sure of a complete file. */
    void check() throws IOException {
        if (!hash.matches()) {
            progress.step(-size);
            throw new WrongContentException("does not have the hash " + file.etag());
        }
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
