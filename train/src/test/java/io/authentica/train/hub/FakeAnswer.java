package io.authentica.train.hub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends one answer of a {@link FakeHub}, rightly or with a fault.
 *
 * @param exchange the JDK's
 * @param request what was asked
 * @param fault what is to go wrong
 * @param closed ends silences
 */
record FakeAnswer(HttpExchange exchange, FakeRequest request, Optional<FakeFault> fault, CountDownLatch closed) {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final String PAGE = "<html>Sign in to the network</html>";

    /** Does the faults that need no answer; true if that was it. */
    boolean failed() throws IOException {
        exchange.getResponseHeaders().set("X-Request-Id", "request-7");
        FakeFault active = fault.orElse(null);
        if (active instanceof FakeFault.Status status) {
            send(status.status(), status.headers(), new byte[0]);
        } else if (active instanceof FakeFault.Html) {
            send(200, Map.of("Content-Type", "text/html"), PAGE.getBytes(StandardCharsets.UTF_8));
        } else if (active instanceof FakeFault.BrokenJson) {
            send(200, Map.of("Content-Type", "application/json"), "[{".getBytes(StandardCharsets.UTF_8));
        } else if (active instanceof FakeFault.Silence) {
            await();
        } else if (active instanceof FakeFault.Slow slow) {
            return ended(slow.millis());
        } else {
            return false;
        }
        return true;
    }

    private boolean ended(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    /** An answer that is not the content of a file. */
    void send(int status, Map<String, String> headers, byte[] body) throws IOException {
        headers.forEach(this::set);
        boolean head = request.method().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
            request.bytesSent().addAndGet(body.length);
        }
        exchange.close();
    }

    private void set(String name, String value) {
        boolean replaced = fault.orElse(null) instanceof FakeFault.Header header
                && header.name().equals(name);
        String sent = replaced && fault.orElseThrow() instanceof FakeFault.Header header ? header.value() : value;
        if (!sent.isEmpty()) {
            exchange.getResponseHeaders().set(name, sent);
        }
    }

    /** A file's content or the part of it that was asked for. */
    void sendFile(FakeFile file, Map<String, String> headers) throws IOException {
        headers.forEach(this::set);
        set("Accept-Ranges", "bytes");
        long size = file.size();
        if (request.method().equals("HEAD")) {
            set("Content-Length", Long.toString(size));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
        }
        FakeFault active = fault.orElse(null);
        Matcher range = RANGE.matcher(request.range());
        boolean part = range.matches() && !(active instanceof FakeFault.IgnoreRange);
        long first = part ? Long.parseLong(range.group(1)) : 0;
        long last = part && !range.group(2).isEmpty() ? Math.min(size - 1, Long.parseLong(range.group(2))) : size - 1;
        if (part && first >= size) {
            send(416, Map.of("Content-Range", "bytes */" + size), new byte[0]);
            return;
        }
        if (part) {
            set("Content-Range", "bytes " + first + "-" + last + "/" + size);
        }
        byte[] body;
        try (InputStream input = file.content().open()) {
            input.skipNBytes(first);
            body = input.readNBytes((int) (last - first + 1));
        }
        sendBody(part ? 206 : 200, body);
    }

    private void sendBody(int status, byte[] right) throws IOException {
        FakeFault active = fault.orElse(null);
        byte[] body = right.clone();
        if (active instanceof FakeFault.WrongBytes) {
            for (int index = 0; index < body.length; index++) {
                body[index] = (byte) ~body[index];
            }
        }
        if (active instanceof FakeFault.WrongLength length) {
            body = Arrays.copyOf(body, body.length + length.more());
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        int sent = body.length;
        if (active instanceof FakeFault.CutAfter cut) {
            sent = Math.min(sent, cut.bytes());
        } else if (active instanceof FakeFault.StallAfter stall) {
            sent = Math.min(sent, stall.bytes());
        }
        OutputStream output = exchange.getResponseBody();
        for (int offset = 0; offset < sent; offset += 8192) {
            int count = Math.min(8192, sent - offset);
            output.write(body, offset, count);
            request.bytesSent().addAndGet(count);
        }
        output.flush();
        if (active instanceof FakeFault.StallAfter) {
            await();
        }
        exchange.close();
    }
}
