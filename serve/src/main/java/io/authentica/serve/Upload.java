package io.authentica.serve;

import java.util.Locale;
import java.util.Optional;

/**
 * A file as a client sent it.
 *
 * @param fileName the client's name for it: data, never a path to open
 * @param contentType what the client says it is
 * @param bytes its content; not copied, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // an upload is compared by nobody
record Upload(String fileName, Optional<String> contentType, byte[] bytes) {

    boolean saysItIsAnImage() {
        return contentType
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("image/"))
                .isPresent();
    }
}
