package io.authentica.serve;

import static io.authentica.serve.ServiceClient.form;
import static io.authentica.serve.ServiceClient.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authentica.common.cli.UserException;
import io.authentica.serve.config.LimitsConfig;
import io.authentica.serve.config.ServeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class OverloadAndStopTest {

    /** The most that may be set. */
    private static final int LARGEST_MEBIBYTES = 1024;

    private static final long LARGEST_BYTES = (long) LARGEST_MEBIBYTES << 20;

    /** The start of a body that may become as large as any. */
    private static final String SLOW_UPLOAD = "POST /predict HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            + "Content-Type: multipart/form-data; boundary=" + ServiceClient.BOUNDARY + "\r\n\r\n1\r\n-\r\n";

    private static final ServeConfig ONE_WORKER_ONE_WAITING = TestServers.config(1, 1);

    @Test
    void turnsRequestsAwayWhenTheQueueIsFull() throws InterruptedException {
        FakeDetector detector = new FakeDetector();
        try (ClassifierServer server = TestServers.start(ONE_WORKER_ONE_WAITING, detector)) {
            ServiceClient client = new ServiceClient(server.port());
            CompletableFuture<HttpResponse<String>> atWork = client.predictLater("wait 0.25");
            detector.entered.await();

            // Of the next two one waits and one is turned away, whichever comes first.
            CompletableFuture<HttpResponse<String>> second = client.predictLater("0.75");
            CompletableFuture<HttpResponse<String>> third = client.predictLater("0.75");
            Object refused = CompletableFuture.anyOf(second, third).join();
            assertThat(client.send("GET", "/health").statusCode()).isEqualTo(200);
            detector.release.countDown();

            assertThat(refused).isInstanceOfSatisfying(HttpResponse.class, answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().allValues("Retry-After")).containsExactly("1");
                assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
                assertThat(answer.body()).isEqualTo("{\"detail\":\"The service is busy: try again in a moment\"}");
            });
            assertThat(atWork.join().statusCode()).isEqualTo(200);
            assertThat(List.of(second.join().statusCode(), third.join().statusCode()))
                    .containsExactlyInAnyOrder(200, 503);
        }
    }

    @Test
    void slowUploadsThatFillTheMemoryForBodiesTurnAwayUploadsAndNothingElse() throws Exception {
        ServeConfig config =
                TestServers.withLimits(TestServers.config(1, 8), new LimitsConfig(LARGEST_MEBIBYTES, 1_000_000, 16));
        byte[] form = form(part("file", "x.jpg", "image/jpeg", "0.75".getBytes(StandardCharsets.US_ASCII)));
        long slowUploads = Math.max(1, Runtime.getRuntime().maxMemory() / 8 / LARGEST_BYTES);
        List<Socket> slow = new ArrayList<>();
        try (ClassifierServer server = TestServers.start(config, new FakeDetector())) {
            ServiceClient client = new ServiceClient(server.port());
            for (int i = 0; i < slowUploads; i++) {
                Socket socket = new Socket("localhost", server.port());
                slow.add(socket);
                socket.getOutputStream().write(SLOW_UPLOAD.getBytes(StandardCharsets.US_ASCII));
            }
            while (client.metric("authentica_body_bytes") < slowUploads * LARGEST_BYTES) {
                Thread.onSpinWait();
            }

            assertThat(client.send("GET", "/health/live").statusCode()).isEqualTo(200);
            HttpResponse<String> refused = client.predictChunked(form);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().allValues("Retry-After")).containsExactly("1");
            assertThat(refused.headers().allValues("X-Request-Id")).hasSize(1);
            HttpResponse<String> problem = client.postChunked("/v1/detect", form);
            assertThat(problem.body()).contains("\"code\":\"overloaded\"");
            assertThat(client.metric(
                            "authentica_http_requests_total{method=\"POST\",route=\"/predict\",status=\"503\"}"))
                    .isEqualTo(1);

            for (Socket socket : slow) {
                socket.close();
            }
            while (client.metric("authentica_body_bytes") > 0) {
                Thread.onSpinWait();
            }
            assertThat(client.predictChunked(form).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Before a head, within it, and after an answer. */
    @ParameterizedTest
    @ValueSource(strings = {"", "GET /health HTTP/1.1\r\nHo", "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"})
    void closesConnectionsThatAreSilent(String sent) throws IOException {
        ServeConfig config = TestServers.withIdleTimeout(ONE_WORKER_ONE_WAITING, 200);
        try (ClassifierServer server = TestServers.start(config, new FakeDetector())) {
            Optional<String> answer = answerUntilTheEnd(server.port(), sent);
            // The machine may have frozen.
            for (int attempt = 1; attempt < 3 && answer.isEmpty(); attempt++) {
                answer = answerUntilTheEnd(server.port(), sent);
            }

            assertThat(answer)
                    .hasValueSatisfying(text -> assertThat(text.contains("200")).isEqualTo(sent.endsWith("\r\n\r\n")));
        }
    }

    /** @return empty if the connection is still open when Jetty's own timeout of 30 seconds is near */
    private static Optional<String> answerUntilTheEnd(int port, String sent) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            return Optional.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (SocketTimeoutException open) {
            return Optional.empty();
        }
    }

    @Test
    void finishesRequestsInFlightBeforeItClosesTheDetector() throws InterruptedException {
        FakeDetector detector = new FakeDetector();
        ClassifierServer server = TestServers.start(ONE_WORKER_ONE_WAITING, detector);
        ServiceClient client = new ServiceClient(server.port());
        CompletableFuture<HttpResponse<String>> inFlight = client.predictLater("wait 0.25");
        detector.entered.await();

        ServiceClient newcomer = new ServiceClient(server.port());
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
        awaitRefusal(newcomer);
        assertThat(detector.closed).isFalse();
        assertThat(inFlight).isNotDone();
        detector.release.countDown();
        stopped.join();

        assertThat(inFlight.join().statusCode()).isEqualTo(200);
        assertThat(detector.closed).isTrue();
    }

    private static void awaitRefusal(ServiceClient client) {
        try {
            while (client.send("GET", "/health").statusCode() == 200) {
                Thread.onSpinWait();
            }
        } catch (UncheckedIOException refused) {
            assertThat(refused).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void namesThePortThatIsTaken() {
        try (ClassifierServer first = TestServers.start(ONE_WORKER_ONE_WAITING, new FakeDetector())) {
            FakeDetector detector = new FakeDetector();
            ServeConfig same = TestServers.onPort(ONE_WORKER_ONE_WAITING, first.port());

            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> TestServers.start(same, detector))
                    .withMessageStartingWith("cannot listen on localhost:" + first.port() + ": ");
            assertThat(detector.closed).isTrue();
        }
    }
}
