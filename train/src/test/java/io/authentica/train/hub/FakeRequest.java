package io.authentica.train.hub;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A request as a {@link FakeHub} got it.
 *
 * @param method HTTP's
 * @param server {@code hub}, or {@code cdn} for the host of large files
 * @param path percent-encoded, with its query
 * @param range the header Range; empty without
 * @param authorization the header Authorization; empty without
 * @param bytesSent how many bytes of the body were written so far
 */
public record FakeRequest(
        String method, String server, String path, String range, String authorization, AtomicLong bytesSent) {

    /** {@code GET cdn /path}: what faults are matched against. */
    public String line() {
        return method + " " + server + " " + path;
    }
}
