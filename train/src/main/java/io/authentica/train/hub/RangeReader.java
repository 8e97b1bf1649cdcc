package io.authentica.train.hub;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads parts of files over the network. For use by several threads. */
final class RangeReader {

    /** From a server without ranges the beginning of a file is read and dropped, up to here. */
    static final long LONGEST_DROP = 16L << 20;

    private final ContentSource contents;
    private final HubTransport transport;

    RangeReader(ContentSource contents, HubTransport transport) {
        this.contents = contents;
        this.transport = transport;
    }

    /** Fills {@code target} from {@code position} on; after a failure it goes on behind what it has. */
    void read(HubFile file, long position, ByteBuffer target) throws IOException {
        Retries retries =
                transport.retries(file + ": reading bytes " + position + "-" + (position + target.remaining() - 1));
        int begin = target.position();
        while (target.hasRemaining()) {
            int before = target.position();
            try {
                fill(file, position + before - begin, target);
                if (target.hasRemaining()) {
                    throw new TransientException("the answer ended early", Optional.empty());
                }
            } catch (WrongContentException wrong) {
                throw new UserException(
                        file + ": the content on the server " + wrong.getMessage()
                                + ": look the file up again, and report it to the Hub if that does not help",
                        wrong);
            } catch (TransientException failure) {
                if (target.position() > before) {
                    retries.reset();
                }
                retries.waitAfter(failure);
            }
        }
    }

    private void fill(HubFile file, long first, ByteBuffer target) throws IOException {
        ContentSource.Content content = contents.open(file, first, first + target.remaining());
        try (HubAnswer answer = content.answer()) {
            long dropped = first - content.start();
            if (dropped > LONGEST_DROP) {
                throw new UserException(file + ": " + answer.uri().getHost()
                        + " does not serve parts of files: download it with scripts/data.sh fetch " + file);
            }
            while (target.hasRemaining()) {
                Optional<ByteBuffer> next = answer.body().next();
                if (next.isEmpty()) {
                    return;
                }
                ByteBuffer bytes = next.get();
                int skipped = (int) Math.min(dropped, bytes.remaining());
                bytes.position(bytes.position() + skipped);
                dropped -= skipped;
                bytes.limit(Math.min(bytes.limit(), bytes.position() + target.remaining()));
                target.put(bytes);
            }
        }
    }
}
