package io.authentica.common.parquet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves one file to this machine, by ranges. */
final class LoopbackServer implements AutoCloseable {

    private final Path file;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();

    private LoopbackServer(Path file, HttpServer server) {
        this.file = file;
        this.server = server;
    }

    static LoopbackServer start(Path file) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LoopbackServer server = new LoopbackServer(file, http);
        http.createContext("/", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] range = exchange.getRequestHeaders()
                .getFirst("Range")
                .replace("bytes=", "")
                .split("-", 2);
        long start = Long.parseLong(range[0]);
        long length = Long.parseLong(range[1]) + 1 - start;
        exchange.sendResponseHeaders(206, length);
        try (exchange;
                FileChannel channel = FileChannel.open(file)) {
            channel.transferTo(start, length, Channels.newChannel(exchange.getResponseBody()));
        }
    }

    /** The file as its readers see it. */
    RangeFile open() throws IOException {
        long size = Files.size(file);
        URI uri = URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/");
        return new RangeFile() {
            @Override
            public String name() {
                return file.toString();
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public void read(long position, ByteBuffer target) throws IOException {
                long last = position + target.remaining() - 1;
                HttpRequest request = HttpRequest.newBuilder(uri)
                        .header("Range", "bytes=" + position + "-" + last)
                        .build();
                try (InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
                    int count = body.readNBytes(
                            target.array(), target.arrayOffset() + target.position(), target.remaining());
                    if (count < target.remaining()) {
                        throw new EOFException("the answer ends at byte " + (position + count));
                    }
                    target.position(target.limit());
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted");
                }
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
