package io.authentica.train.hub;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An answer to one request; whoever has it closes it, and with it frees the connection.
 *
 * @param uri where it came from, after redirects
 * @param status HTTP's
 * @param headers without regard to case
 * @param body as it comes in
 * @param freed is run when it is closed
 */
record HubAnswer(URI uri, int status, HttpHeaders headers, BodyStream body, Runnable freed) implements Closeable {

    Optional<String> header(String name) {
        return headers.firstValue(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A header that is a count of bytes; empty if it is missing or no such count. */
    OptionalLong count(String name) {
        Optional<String> value = header(name).filter(text -> text.matches("\\d{1,18}"));
        return value.isPresent() ? OptionalLong.of(Long.parseLong(value.get())) : OptionalLong.empty();
    }

    boolean isRedirect() {
        return (status == 301 || status == 302 || status == 303 || status == 307 || status == 308)
                && header("Location").isPresent();
    }

    boolean isJson() {
        return header("Content-Type").orElse("").contains("json");
    }

    /** The whole body, which must not be longer than {@code limit} bytes. */
    byte[] bytes(int limit) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Optional<ByteBuffer> next = body.next(); next.isPresent(); next = body.next()) {
            byte[] part = new byte[next.get().remaining()];
            next.get().get(part);
            all.write(part);
            if (all.size() > limit) {
                throw new IOException(uri.getHost() + ": an answer must not be longer than " + limit + " bytes");
            }
        }
        return all.toByteArray();
    }

    @Override
    public void close() {
        body.close();
        freed.run();
    }
}
