package io.authentica.evaluate.source;

import io.authentica.evaluate.score.EvaluatedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An image to be scored.
 *
 * @param image what its source says of it, before its bytes were looked at
 * @param content where its bytes are
 */
public record SourceImage(EvaluatedImage image, Content content) {

    /** Longer files are not read into memory; the largest photographs are a tenth of it. */
    public static final int MAX_BYTES = 256 << 20;

    /** The encoded image. */
    public sealed interface Content {

        /** @throws IOException if the bytes cannot be had */
        byte[] read() throws IOException;
    }

    /** A file that is read when it is its turn, by the thread that decodes it. */
    record InFile(Path file) implements Content {

        @Override
        public byte[] read() throws IOException {
            long bytes = Files.size(file);
            if (bytes > MAX_BYTES) {
                throw new IOException("has " + bytes + " bytes, more than " + MAX_BYTES + " allowed");
            }
            return Files.readAllBytes(file);
        }
    }

    /** Bytes that came with the source's rows. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record InMemory(byte[] encoded) implements Content {

        @Override
        public byte[] read() {
            return encoded;
        }
    }
}
