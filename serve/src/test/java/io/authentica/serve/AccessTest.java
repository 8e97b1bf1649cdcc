package io.authentica.serve;

import static io.authentica.serve.ServiceClient.form;
import static io.authentica.serve.ServiceClient.part;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Who may ask, and what is remembered of it. */
class AccessTest {

    private static final String KEY = "phone-0123456789";
    private static final String OTHER_KEY = "tablet-012345678";

    private ClassifierServer server = TestServers.start(TestServers.config(1, 8), new FakeDetector());
    private ServiceClient client = new ServiceClient(server.port());

    @AfterEach
    void stop() {
        server.close();
    }

    private void startWithKeys() {
        server.close();
        server = TestServers.start(
                TestServers.withKeys(TestServers.config(1, 8), List.of(KEY, OTHER_KEY)), new FakeDetector());
        client = new ServiceClient(server.port());
    }

    @Test
    void withoutKeysEverybodyMayAsk() {
        assertThat(detect().statusCode()).isEqualTo(200);
    }

    @Test
    void withKeysOnlyThoseWhoHaveOneMayAsk() {
        startWithKeys();

        assertThat(detect("X-API-Key", KEY).statusCode()).isEqualTo(200);
        assertThat(detect("X-API-Key", OTHER_KEY).statusCode()).isEqualTo(200);
        assertThat(detect("Authorization", "Bearer " + OTHER_KEY).statusCode()).isEqualTo(200);
        for (HttpResponse<String> refused : List.of(
                detect(),
                detect("X-API-Key", ""),
                detect("X-API-Key", KEY + "0"),
                detect("X-API-Key", KEY.substring(1)),
                detect("Authorization", KEY),
                detect("Authorization", "Basic " + KEY))) {
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
            assertThat(refused.body()).contains("\"code\":\"unauthorized\"").doesNotContain(KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/health", "/health/live", "/health/ready", "/openapi.json", "/docs", "/docs/start.js"})
    void probesAndPagesNeedNoKey(String path) {
        startWithKeys();

        assertThat(client.send("GET", path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/", "/v1/model", "/v1/model/", "/predict", "/nope", "/health/more"})
    void allElseNeedsOne(String path) {
        startWithKeys();

        assertThat(client.send("GET", path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "0", "abc-1.2_3:4", "0123456789012345678901234567890123456789012345678901234567890123"})
    void keepsTheIdThatAClientGives(String id) {
        assertThat(client.send("GET", "/nope", "X-Request-Id", id).headers().allValues("X-Request-Id"))
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a b",
                "\"}",
                "<script>",
                "${jndi:ldap://x}",
                "../../x",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void replacesAnIdThatCouldDoHarm(String id) {
        assertThat(client.send("GET", "/health", "X-Request-Id", id).headers().allValues("X-Request-Id"))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{8}-[0-9a-f-]{27}");
    }

    @Test
    void everyRequestIsALineOfJson() throws IOException {
        Logger logger = (Logger) LoggerFactory.getLogger("io.authentica.serve.access");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        // As in the configuration that is delivered; tests are quieter.
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        server.close();
        server = TestServers.start(TestServers.withAccessLog(TestServers.config(1, 8)), new FakeDetector());
        client = new ServiceClient(server.port());

        try {
            client.send("GET", "/n%C3%A4me%22?key=secret", "User-Agent", "a\"b", "X-Request-Id", "id-1");
        } finally {
            // Waits for the requests, so that their lines are there.
            server.close();
            logger.detachAppender(lines);
            logger.setLevel(null);
        }

        assertThat(lines.list).hasSize(1);
        String text = lines.list.get(0).getFormattedMessage();
        assertThat(text).doesNotContain("\n").doesNotContain("secret");
        JsonNode line = new ObjectMapper().readTree(text);
        assertThat(line.get("request_id").asText()).isEqualTo("id-1");
        assertThat(line.get("path").asText()).isEqualTo("/n%C3%A4me%22");
        assertThat(line.get("method").asText()).isEqualTo("GET");
        assertThat(line.get("status").asInt()).isEqualTo(404);
        assertThat(line.get("user_agent").asText()).isEqualTo("a\"b");
        assertThat(line.get("duration_ms").asDouble()).isPositive();
        assertThat(line.get("client").asText()).isNotEmpty();
    }

    @Test
    void pagesMayLoadTheirOwnFilesAndAnswersNothing() {
        assertThat(client.send("GET", "/health").headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(client.send("GET", "/docs")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("script-src 'self'; style-src 'self' 'unsafe-inline'");
        assertThat(client.send("GET", "/nope").headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs",
                "/docs/index.html",
                "/docs/start.js",
                "/docs/swagger-ui/swagger-ui-bundle.js",
                "/docs/swagger-ui/swagger-ui.css",
                "/docs/swagger-ui/favicon-32x32.png"
            })
    void theDocsNeedNothingFromElsewhere(String path) {
        HttpResponse<String> answer = client.send("GET", path);

        assertThat(answer.statusCode()).isEqualTo(200);
        if (path.equals("/docs")) {
            assertThat(answer.body())
                    .doesNotContain("http:")
                    .doesNotContain("https:")
                    .contains("swagger-ui-bundle.js");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/openapi.txt",
                "/docs/..%2fopenapi.json",
                "/docs/swagger-ui/..%2f..%2fx.js",
                "/docs/.js",
                "/docs/logback.xml",
                "/docs/swagger-ui/none.js",
                "/ui/none.js"
            })
    void filesOutsideAFolderAreNotGivenOut(String path) {
        assertThat(client.send("GET", path).statusCode()).isBetween(400, 404);
    }

    private HttpResponse<String> detect(String... headers) {
        byte[] form = form(part("file", "x.jpg", "image/jpeg", "0.9".getBytes(StandardCharsets.US_ASCII)));
        return client.post("/v1/detect", form, headers);
    }
}
