package io.authentica.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.serve.config.ServeConfig;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossOriginTest {

    private ClassifierServer server;
    private ServiceClient client;

    @BeforeAll
    void start() {
        server = TestServers.start(TestServers.config(1, 8), new FakeDetector());
        client = new ServiceClient(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5173", "http://127.0.0.1:5173"})
    void pagesOfTheClientMayReadAnswersAndErrors(String origin) {
        for (String path : List.of("/health", "/nope", "/predict")) {
            HttpResponse<String> answer = client.send("GET", path, "Origin", origin);

            assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                    .containsExactly(origin);
            assertThat(answer.headers().allValues("Access-Control-Allow-Credentials"))
                    .containsExactly("true");
            assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://localhost:51730",
                "https://localhost:5173",
                "null",
                "http://localhost"
            })
    void pagesOfOthersMayNot(String origin) {
        HttpResponse<String> answer = client.send("GET", "/health", "Origin", origin);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
    }

    @Test
    void answersPreflights() {
        HttpResponse<String> answer = client.send(
                "OPTIONS",
                "/predict",
                "Origin",
                "http://localhost:5173",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type,x-trace");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("http://localhost:5173");
        assertThat(answer.headers().allValues("Access-Control-Allow-Credentials"))
                .containsExactly("true");
        assertThat(answer.headers().allValues("Access-Control-Allow-Methods")).containsExactly("GET, HEAD, POST");
        assertThat(answer.headers().allValues("Access-Control-Allow-Headers")).containsExactly("content-type,x-trace");
        assertThat(answer.headers().allValues("Access-Control-Max-Age")).containsExactly("600");
    }

    @Test
    void refusesPreflightsOfOthers() {
        HttpResponse<String> answer = client.send(
                "OPTIONS", "/predict", "Origin", "http://evil.example", "Access-Control-Request-Method", "POST");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Disallowed CORS origin\"}");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theOriginsAreConfigurable() {
        ServeConfig config = TestServers.withOrigins(TestServers.config(1, 8), List.of("https://app.example"));
        try (ClassifierServer other = TestServers.start(config, new FakeDetector())) {
            ServiceClient otherClient = new ServiceClient(other.port());

            assertThat(otherClient
                            .send("GET", "/", "Origin", "https://app.example")
                            .headers()
                            .map())
                    .containsEntry("access-control-allow-origin", List.of("https://app.example"));
            assertThat(otherClient
                            .send("GET", "/", "Origin", "http://localhost:5173")
                            .headers()
                            .map())
                    .doesNotContainKey("access-control-allow-origin");
        }
    }
}
