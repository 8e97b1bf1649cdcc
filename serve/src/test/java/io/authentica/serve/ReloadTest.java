package io.authentica.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.cli.UserException;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.serve.model.ModelReloader;
import io.authentica.serve.model.ModelSource;
import io.authentica.serve.model.ServedModel;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class ReloadTest {

    /** Its models are those that were put in, one an opening; where there is none, it is a broken package. */
    private static final class FakeSource implements ModelSource {

        private final ConcurrentLinkedQueue<Supplier<ServedModel>> next = new ConcurrentLinkedQueue<>();
        private volatile String state = "first";

        @Override
        public ServedModel open() {
            Supplier<ServedModel> model = next.poll();
            if (model == null) {
                throw new UserException("broken");
            }
            return model.get();
        }

        @Override
        public String state() {
            return state;
        }
    }

    private final FakeSource source = new FakeSource();

    @Test
    void requestsInFlightFinishWithTheModelTheyBeganWith() throws Exception {
        FakeDetector old = new FakeDetector(new DecisionThreshold(0.5, "old"));
        FakeDetector young = new FakeDetector(new DecisionThreshold(0.9, "new"));
        try (ClassifierServer server = TestServers.start(TestServers.config(2, 8), old);
                ModelReloader reloader = server.reloadFrom(source, "first", 0)) {
            ServiceClient client = new ServiceClient(server.port());
            CompletableFuture<HttpResponse<String>> inFlight = client.predictLater("wait 0.75");
            old.entered.await();
            source.next.add(() -> new ServedModel(young, "b".repeat(64)));

            assertThat(reloader.reload().join()).isEqualTo(ModelReloader.Outcome.LOADED);
            assertThat(client.predictLater("0.75").join().body()).contains("\"is_fake\":false");
            assertThat(client.send("GET", "/v1/model").body()).contains("\"version\":\"bbbbbbbbbbbb\"");
            assertThat(old.closed).isFalse();
            old.release.countDown();

            assertThat(inFlight.join().body()).contains("\"is_fake\":true");
            // It is closed before its last request is answered.
            assertThat(old.closed).isTrue();
            assertThat(young.closed).isFalse();
            assertThat(client.send("GET", "/metrics").body())
                    .contains("authentica_model_reloads_total{outcome=\"loaded\"} 1.0");
        }
        assertThat(young.closed).isTrue();
    }

    @Test
    void aBrokenPackageIsRefusedAndTheOldOneKeepsServing() throws Exception {
        FakeDetector old = new FakeDetector();
        try (ClassifierServer server = TestServers.start(TestServers.config(1, 8), old);
                ModelReloader reloader = server.reloadFrom(source, "first", 0)) {
            ServiceClient client = new ServiceClient(server.port());

            assertThat(reloader.reload().join()).isEqualTo(ModelReloader.Outcome.REFUSED);
            assertThat(client.predictLater("0.75").join().statusCode()).isEqualTo(200);
            assertThat(old.closed).isFalse();
            assertThat(client.send("GET", "/metrics").body())
                    .contains("authentica_model_reloads_total{outcome=\"refused\"} 1.0");
        }
    }

    @Test
    void aPackageThatTookThePlaceOfTheFirstDuringTheStartIsNoticed() {
        source.state = "replaced";
        source.next.add(() -> new ServedModel(new FakeDetector(), "d".repeat(64)));
        try (ClassifierServer server = TestServers.start(TestServers.config(1, 8), new FakeDetector())) {
            server.reloadFrom(source, "first", 1);
            ServiceClient client = new ServiceClient(server.port());

            awaitReload(client, "loaded");
            assertThat(client.send("GET", "/v1/model").body()).contains("\"version\":\"dddddddddddd\"");
        }
    }

    @Test
    void anErrorIsARefusalAndNotTheLastLook() {
        try (ClassifierServer server = TestServers.start(TestServers.config(1, 8), new FakeDetector())) {
            server.reloadFrom(source, "first", 1);
            ServiceClient client = new ServiceClient(server.port());
            source.next.add(() -> {
                throw new NoClassDefFoundError("of an engine");
            });
            source.state = "second";
            awaitReload(client, "refused");
            source.next.add(() -> new ServedModel(new FakeDetector(), "e".repeat(64)));
            source.state = "third";

            awaitReload(client, "loaded");
        }
    }

    private static void awaitReload(ServiceClient client, String outcome) {
        String line = "authentica_model_reloads_total{outcome=\"" + outcome + "\"} 1.0";
        while (client.send("GET", "/metrics").body().lines().noneMatch(line::equals)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void noRequestIsLostWhileModelsComeAndGo() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        try (ClassifierServer server = TestServers.start(TestServers.config(2, 64), new FakeDetector());
                ModelReloader reloader = server.reloadFrom(source, "first", 0)) {
            ServiceClient client = new ServiceClient(server.port());
            List<CompletableFuture<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clients.add(CompletableFuture.supplyAsync(
                        () -> {
                            int answered = 0;
                            while (!enough.get() || answered == 0) {
                                assertThat(client.predictLater("0.75").join().statusCode())
                                        .isEqualTo(200);
                                answered++;
                            }
                            return answered;
                        },
                        work -> new Thread(work).start()));
            }
            for (int i = 0; i < 50; i++) {
                source.next.add(() -> new ServedModel(new FakeDetector(), "c".repeat(64)));
                assertThat(reloader.reload().join()).isEqualTo(ModelReloader.Outcome.LOADED);
            }
            enough.set(true);

            assertThat(clients)
                    .allSatisfy(answered -> assertThat(answered.join()).isPositive());
        }
    }
}
