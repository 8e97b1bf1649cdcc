package io.authentica.serve;

import static io.authentica.serve.ServiceClient.form;
import static io.authentica.serve.ServiceClient.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.serve.config.LimitsConfig;
import io.authentica.serve.config.ServeConfig;
import io.authentica.serve.config.WorkConfig;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to images that wait. */
@Timeout(600)
class QueueTest {

    private static final int NO_DEADLINE_MILLIS = 600_000;

    @Test
    void batchesFormOnlyWhileTheWorkerIsBusy() throws Exception {
        FakeDetector detector = new FakeDetector();
        WorkConfig work = new WorkConfig(1, 1, 4, 0, 64, NO_DEADLINE_MILLIS);
        try (ClassifierServer server = TestServers.start(TestServers.config(work), detector)) {
            ServiceClient client = new ServiceClient(server.port());
            CompletableFuture<HttpResponse<String>> atWork = client.predictLater("wait 0.25");
            detector.entered.await();
            List<CompletableFuture<HttpResponse<String>>> waiting = IntStream.range(0, 6)
                    .mapToObj(i -> client.predictLater("0.7" + i))
                    .toList();
            await(client, "authentica_queue_images 6.0");
            detector.release.countDown();

            assertThat(atWork.join().statusCode()).isEqualTo(200);
            for (int i = 0; i < 6; i++) {
                assertThat(waiting.get(i).join().body()).contains("\"fake\":" + (i == 0 ? "0.7" : "0.7" + i) + "}");
            }
            assertThat(detector.batches).containsExactly(1, 4, 2);

            assertThat(client.predictLater("0.5").join().statusCode()).isEqualTo(200);
            assertThat(detector.batches).containsExactly(1, 4, 2, 1);
        }
    }

    @Test
    void aWorkerThatLingersWaitsForABatchToFill() {
        FakeDetector detector = new FakeDetector();
        WorkConfig work = new WorkConfig(1, 1, 2, 1_000_000, 64, NO_DEADLINE_MILLIS);
        try (ClassifierServer server = TestServers.start(TestServers.config(work), detector)) {
            ServiceClient client = new ServiceClient(server.port());
            // The second comes while the worker lingers; where the machine froze for longer than that, once more.
            for (int attempt = 0; attempt < 20 && !detector.batches.equals(List.of(2)); attempt++) {
                detector.batches.clear();
                CompletableFuture<HttpResponse<String>> first = client.predictLater("0.5");
                while (client.metric("authentica_queue_images") < 1 && !first.isDone()) {
                    Thread.onSpinWait();
                }
                assertThat(client.predictLater("0.5").join().statusCode()).isEqualTo(200);
                assertThat(first.join().statusCode()).isEqualTo(200);
            }
            assertThat(detector.batches).containsExactly(2);

            // One alone comes through when the patience is at its end.
            detector.batches.clear();
            assertThat(client.predictLater("0.5").join().statusCode()).isEqualTo(200);
            assertThat(detector.batches).containsExactly(1);
        }
    }

    @Test
    void aProbabilityThatIsNoneFailsItsImageAndNothingElse() throws Exception {
        try (ClassifierServer server = TestServers.start(TestServers.config(1, 8), new FakeDetector())) {
            ServiceClient client = new ServiceClient(server.port());

            assertThat(client.predictLater("NaN").join().statusCode()).isEqualTo(500);
            assertThat(client.predictLater("0.75").join().statusCode()).isEqualTo(200);
            byte[] files = form(
                    part("a", "a.jpg", "image/jpeg", "NaN".getBytes(StandardCharsets.US_ASCII)),
                    part("b", "b.jpg", "image/jpeg", "0.75".getBytes(StandardCharsets.US_ASCII)));
            assertThat(client.post("/v1/detect/batch", files).body())
                    .contains("\"index\":0,\"status\":500")
                    .contains("\"index\":1,\"status\":200");
            await(client, "authentica_images_in_flight 0.0");
        }
    }

    @Test
    void anImageWaitsForPixelsNoLongerThanItsDeadline() throws Exception {
        FakeDetector detector = new FakeDetector();
        WorkConfig work = new WorkConfig(2, 1, 1, 0, 64, 50);
        // Room for one picture of the fake detector at a time.
        LimitsConfig limits = new LimitsConfig(1, 640 * 480, 16);
        ServeConfig config = TestServers.withLimits(TestServers.config(work), limits);
        try (ClassifierServer server = TestServers.start(config, detector)) {
            ServiceClient client = new ServiceClient(server.port());
            CompletableFuture<HttpResponse<String>> decoding = client.predictLater("hold 0.25");
            detector.entered.await();

            assertThat(client.predictLater("0.75").join().statusCode()).isEqualTo(504);
            assertThat(decoding.join().statusCode()).isEqualTo(504);
            await(client, "authentica_images_in_flight 1.0");
            detector.release.countDown();
            await(client, "authentica_images_in_flight 0.0");
            assertThat(detector.batches).isEmpty();
        }
    }

    @Test
    void whoIsNotServedInTimeIsToldSo() throws Exception {
        FakeDetector detector = new FakeDetector();
        WorkConfig work = new WorkConfig(1, 1, 1, 0, 64, 50);
        try (ClassifierServer server = TestServers.start(TestServers.config(work), detector)) {
            ServiceClient client = new ServiceClient(server.port());
            CompletableFuture<HttpResponse<String>> atWork = client.predictLater("wait 0.25");
            detector.entered.await();
            HttpResponse<String> late = client.predictLater("0.75").join();
            assertThat(atWork.join().statusCode()).isEqualTo(504);
            detector.release.countDown();

            assertThat(late.statusCode()).isEqualTo(504);
            assertThat(late.body()).isEqualTo("{\"detail\":\"The answer took too long: try again in a moment\"}");
            await(client, "authentica_images_in_flight 0.0");
            assertThat(detector.batches).containsExactly(1);
        }
    }

    @Test
    void aFullServerDoesNotEvenParseUploads() throws Exception {
        FakeDetector detector = new FakeDetector();
        try (ClassifierServer server = TestServers.start(TestServers.config(1, 1), detector)) {
            ServiceClient client = new ServiceClient(server.port());
            byte[] noForm = "no form".getBytes(StandardCharsets.US_ASCII);
            assertThat(client.post("/predict", noForm).statusCode()).isEqualTo(400);

            CompletableFuture<HttpResponse<String>> atWork = client.predictLater("wait 0.25");
            detector.entered.await();
            CompletableFuture<HttpResponse<String>> waiting = client.predictLater("0.75");
            await(client, "authentica_images_in_flight 2.0");
            HttpResponse<String> refused = client.post("/predict", noForm);
            HttpResponse<String> refusedChunked = client.predictChunked(noForm);
            detector.release.countDown();

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().allValues("Retry-After")).containsExactly("1");
            assertThat(refusedChunked.statusCode()).isEqualTo(503);
            assertThat(atWork.join().statusCode()).isEqualTo(200);
            assertThat(waiting.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatWentAwayCostsNoInference() throws Exception {
        FakeDetector detector = new FakeDetector();
        try (ClassifierServer server = TestServers.start(TestServers.config(1, 64), detector)) {
            ServiceClient client = new ServiceClient(server.port());
            CompletableFuture<HttpResponse<String>> atWork = client.predictLater("wait 0.25");
            detector.entered.await();
            try (Socket socket = new Socket("localhost", server.port())) {
                send(socket, "0.75");
                await(client, "authentica_queue_images 1.0");
            }
            detector.release.countDown();

            assertThat(atWork.join().statusCode()).isEqualTo(200);
            await(client, "authentica_images_in_flight 0.0");
            assertThat(detector.batches).containsExactly(1);
            await(client, "authentica_http_requests_total{method=\"POST\",route=\"/predict\",status=\"499\"} 1.0");
        }
    }

    @Test
    void aClientThatAlreadySendsItsNextRequestIsStillThere() throws Exception {
        FakeDetector detector = new FakeDetector();
        try (ClassifierServer server = TestServers.start(TestServers.config(1, 64), detector);
                Socket socket = new Socket("localhost", server.port())) {
            ServiceClient client = new ServiceClient(server.port());
            CompletableFuture<HttpResponse<String>> atWork = client.predictLater("wait 0.25");
            detector.entered.await();
            send(socket, "0.75");
            await(client, "authentica_queue_images 1.0");
            send(socket, "0.76");
            detector.release.countDown();

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200 ")
                    .contains("Connection: close")
                    .contains("\"fake\":0.75}");
            assertThat(atWork.join().statusCode()).isEqualTo(200);
        }
    }

    private static void send(Socket socket, String content) throws IOException {
        byte[] form = form(part("file", "x.jpg", "image/jpeg", content.getBytes(StandardCharsets.US_ASCII)));
        String head = "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: " + form.length
                + "\r\nContent-Type: multipart/form-data; boundary=" + ServiceClient.BOUNDARY + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(form);
    }

    /** Asks until the metrics have the line. */
    private static void await(ServiceClient client, String line) {
        while (client.send("GET", "/metrics").body().lines().noneMatch(line::equals)) {
            Thread.onSpinWait();
        }
    }
}
