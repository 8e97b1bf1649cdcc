package io.authentica.evaluate.predict;

import io.authentica.common.image.UnreadableImageException;
import io.authentica.evaluate.source.SourceImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An image to be scored.
 *
 * @param name what its user calls it, for errors and reports
 * @param path where it is, or would be if it were on disk
 * @param content opens its bytes, as often as they are needed
 */
public record ImageFile(String name, Path path, Content content) {

    /** Where an image's bytes come from. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** An image on disk. */
    public ImageFile(String name, Path path) {
        this(name, path, () -> Files.newInputStream(path));
    }

    /** @throws UnreadableImageException if there are too many bytes */
    byte[] read() throws IOException {
        try (InputStream stream = content.open()) {
            byte[] bytes = stream.readNBytes(SourceImage.MAX_BYTES + 1);
            if (bytes.length > SourceImage.MAX_BYTES) {
                throw new UnreadableImageException(name, "has more than " + SourceImage.MAX_BYTES + " bytes");
            }
            return bytes;
        }
    }
}
