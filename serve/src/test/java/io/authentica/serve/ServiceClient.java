package io.authentica.serve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client of a server on this machine. */
final class ServiceClient {

    static final String BOUNDARY = "----boundary7";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    ServiceClient(int port) {
        this.port = port;
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> predict(String fileName, String contentType, byte[] content) {
        return predict(form(part("file", fileName, contentType, content)));
    }

    HttpResponse<String> predict(byte[] form) {
        return send(predictRequest(form));
    }

    HttpResponse<String> predictChunked(byte[] form) {
        return postChunked("/predict", form);
    }

    /** Posts a form without saying how long it is. */
    HttpResponse<String> postChunked(String path, byte[] form) {
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))));
    }

    CompletableFuture<HttpResponse<String>> predictLater(String content) {
        byte[] form = form(part("file", "x.jpg", "image/jpeg", content.getBytes(StandardCharsets.US_ASCII)));
        return http.sendAsync(predictRequest(form).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String contentType, String body) {
        return send(request("/predict").header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    /** Posts a form made by {@link #form}, or whatever the headers say. */
    HttpResponse<String> post(String path, byte[] body, String... headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body));
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The value that the metrics have now. */
    double metric(String name) {
        return send("GET", "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Sends a head and a body as they are, ends the output, and returns all that comes back. */
    String raw(List<String> head, String body) throws IOException {
        String request = String.join("\r\n", head) + "\r\nHost: x\r\n\r\n" + body;
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    static byte[] form(byte[]... parts) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            form.writeBytes(("--" + BOUNDARY + "\r\n").getBytes(StandardCharsets.US_ASCII));
            form.writeBytes(part);
            form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    static byte[] part(String name, String fileName, String contentType, byte[] content) {
        return part(
                "form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"\r\nContent-Type: " + contentType,
                content);
    }

    static byte[] part(String disposition, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("Content-Disposition: " + disposition + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        return part.toByteArray();
    }

    private HttpRequest.Builder predictRequest(byte[] form) {
        return request("/predict")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }
}
