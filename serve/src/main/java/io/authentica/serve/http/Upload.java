package io.authentica.serve.http;

import io.authentica.serve.inference.EncodedImage;
import java.util.Locale;
import java.util.Optional;

/**
 * A file as a client sent it.
 *
 * @param fileName the client's name for it: data, never a path to open; empty where it has none
 * @param contentType what the client says it is
 * @param bytes its content; not copied, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // an upload is compared by nobody
public record Upload(String fileName, Optional<String> contentType, byte[] bytes) {

    public boolean saysItIsAnImage() {
        return contentType.filter(Upload::isImageType).isPresent();
    }

    static boolean isImageType(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("image/");
    }

    public EncodedImage image() {
        return new EncodedImage(fileName, bytes);
    }
}
