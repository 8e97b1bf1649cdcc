package io.authentica.serve;

import static io.authentica.serve.ServiceClient.form;
import static io.authentica.serve.ServiceClient.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The OpenAPI document against the server: every operation is called, and every answer must be as the document says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

    private static final String KEY = "a-key-of-the-test";

    private final ObjectMapper json = new ObjectMapper();
    private ClassifierServer server;
    private ServiceClient client;
    private JsonNode document;

    /** Operations and statuses that were seen: {@code POST /v1/detect 200}. */
    private final Set<String> seen = new TreeSet<>();

    @BeforeAll
    void start() throws IOException {
        server = TestServers.start(TestServers.withKeys(TestServers.config(2, 8), List.of(KEY)), new FakeDetector());
        client = new ServiceClient(server.port());
        document = json.readTree(client.send("GET", "/openapi.json").body());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyAnswerIsAsTheDocumentSays() throws IOException {
        byte[] image = form(part("file", "x.jpg", "image/jpeg", bytes("0.9")));
        for (String path :
                List.of("/", "/health", "/health/live", "/health/ready", "/openapi.json", "/v1/model", "/metrics")) {
            check("GET", path, client.send("GET", path, "X-API-Key", KEY));
        }
        for (String path : List.of("/v1/model", "/metrics")) {
            check("GET", path, client.send("GET", path));
        }
        for (String path : List.of("/predict", "/v1/detect", "/v1/detect/batch")) {
            check("POST", path, client.post(path, image, "X-API-Key", KEY));
            check("POST", path, client.post(path, image));
            check("POST", path, client.post(path, form(), "X-API-Key", KEY));
            check("POST", path, client.post(path, new byte[3 << 20], "X-API-Key", KEY));
            check("POST", path, client.post(path, new byte[3], "X-API-Key", KEY));
            check("POST", path, client.post(path, new byte[3], "X-API-Key", KEY, "Content-Type", "text/plain"));
        }
        for (String path : List.of("/predict", "/v1/detect")) {
            for (String content : List.of("broken", "defect")) {
                byte[] form = form(part("file", "x.jpg", "image/jpeg", bytes(content)));
                check("POST", path, client.post(path, form, "X-API-Key", KEY));
            }
        }
        check(
                "POST",
                "/predict",
                client.post("/predict", form(part("file", "x", "text/plain", bytes("1"))), "X-API-Key", KEY));
        byte[] files = form(
                part("a", "a.jpg", "image/png", bytes("0.9")),
                part("b", "b.jpg", "image/jpeg", bytes("broken")),
                part("c", "c.jpg", "image/jpeg", bytes("defect")));
        check("POST", "/v1/detect/batch", client.post("/v1/detect/batch", files, "X-API-Key", KEY));
        check(
                "POST",
                "/v1/detect",
                client.post("/v1/detect", bytes("0.1"), "X-API-Key", KEY, "Content-Type", "image/png"));

        // What needs a slow client, a full server, a past deadline or a defect of a whole batch has tests of its own.
        Set<String> elsewhere = Set.of("408", "503", "504");
        List<String> documented = documented().stream()
                .filter(answer -> !elsewhere.contains(answer.substring(answer.length() - 3)))
                .filter(answer -> !answer.equals("POST /v1/detect/batch 500"))
                .toList();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void theDocumentHasEveryRouteOfTheServer() {
        List<String> paths = new ArrayList<>();
        document.get("paths").fieldNames().forEachRemaining(paths::add);

        assertThat(paths)
                .allSatisfy(path -> assertThat(
                                client.send("PATCH", path, "X-API-Key", KEY).statusCode())
                        .isEqualTo(405));
        assertThat(server.paths())
                .filteredOn(path -> !path.contains("docs") && !path.contains("ui"))
                .containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    void aWrongAnswerWouldBeFound() throws IOException {
        JsonNode wrong = json.readTree("{\"status\":\"healthy\",\"model_loaded\":true,\"device\":\"tpu\"}");

        assertThat(schema(document.at("/paths/~1health/get/responses/200/content/application~1json/schema"))
                        .validate(wrong))
                .hasSize(1);
    }

    @Test
    void aFullServerAnswersAsTheDocumentSays() throws Exception {
        FakeDetector detector = new FakeDetector();
        try (ClassifierServer small = TestServers.start(TestServers.config(1, 1), detector)) {
            ServiceClient busy = new ServiceClient(small.port());
            CompletableFuture<HttpResponse<String>> atWork = busy.predictLater("wait 0.25");
            detector.entered.await();
            CompletableFuture<HttpResponse<String>> waiting = busy.predictLater("0.75");
            while (busy.metric("authentica_images_in_flight") < 2) {
                Thread.onSpinWait();
            }
            byte[] image = form(part("file", "x.jpg", "image/jpeg", bytes("0.9")));
            for (String path : List.of("/predict", "/v1/detect", "/v1/detect/batch")) {
                HttpResponse<String> refused = busy.post(path, image);
                assertThat(refused.statusCode()).isEqualTo(503);
                validate("POST", path, refused);
            }
            detector.release.countDown();
            assertThat(atWork.join().statusCode()).isEqualTo(200);
            assertThat(waiting.join().statusCode()).isEqualTo(200);
        }
    }

    private void check(String method, String path, HttpResponse<String> answer) throws IOException {
        seen.add(validate(method, path, answer));
    }

    /** @return what the document calls the answer */
    private String validate(String method, String path, HttpResponse<String> answer) throws IOException {
        String status = Integer.toString(answer.statusCode());
        String operation = method + " " + path + " " + status;
        JsonNode documented = document.get("paths")
                .get(path)
                .get(method.toLowerCase(java.util.Locale.ROOT))
                .get("responses")
                .path(status);
        assertThat(documented.isMissingNode())
                .as("%s is not documented", operation)
                .isFalse();
        String type = answer.headers().firstValue("Content-Type").orElseThrow().replaceAll(";.*", "");
        JsonNode content = documented.get("content").path(type);
        assertThat(content.isMissingNode())
                .as("%s: %s is not documented", operation, type)
                .isFalse();
        if (type.equals("application/json")) {
            assertThat(schema(content.get("schema")).validate(json.readTree(answer.body())))
                    .as("%s: %s", operation, answer.body())
                    .isEmpty();
        }
        documented
                .get("headers")
                .fieldNames()
                .forEachRemaining(header -> assertThat(answer.headers().allValues(header))
                        .as("%s: %s", operation, header)
                        .hasSize(1));
        return operation;
    }

    /** A schema of the document with the document's components within reach. */
    private JsonSchema schema(JsonNode node) {
        ObjectNode whole = json.createObjectNode();
        whole.set("components", document.get("components"));
        whole.setAll((ObjectNode) node);
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
    }

    private List<String> documented() {
        List<String> answers = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> method.getValue()
                                .get("responses")
                                .fieldNames()
                                .forEachRemaining(
                                        status -> answers.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " "
                                                + path.getKey() + " " + status))));
        return answers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
