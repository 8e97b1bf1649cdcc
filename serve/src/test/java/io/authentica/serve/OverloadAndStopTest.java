package io.authentica.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authentica.common.cli.UserException;
import io.authentica.serve.config.ServeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OverloadAndStopTest {

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
