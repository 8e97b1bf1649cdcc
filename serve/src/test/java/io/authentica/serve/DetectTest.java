package io.authentica.serve;

import static io.authentica.serve.ServiceClient.form;
import static io.authentica.serve.ServiceClient.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetectTest {

    /** {@code printf 0.9731 | sha256sum}. */
    private static final String SHA256_OF_0_9731 = "cad43ee9f988fe0dd01a12213fea0a5c774159801c7a2547033a87e7a9049643";

    private ClassifierServer server;
    private ServiceClient client;

    @BeforeAll
    void start() {
        server = TestServers.start(TestServers.config(2, 8), new FakeDetector());
        client = new ServiceClient(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void tellsAllThatIsKnownOfAnImage() throws IOException {
        HttpResponse<String> answer = client.post(
                "/v1/detect", form(part("file", "x.jpg", "image/jpeg", bytes("0.9731"))), "X-Request-Id", "abc-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("abc-1");
        JsonNode timings = json(answer).get("timings_ms");
        assertThat(answer.body()).isEqualTo("""
                {"file_name":"x.jpg","verdict":"fake","probability":{"raw":0.9731,"calibrated":0.9731},\
                "threshold":{"value":0.5,"rule":"fixed at 0.5","uncertain":{"low":0.5,"high":0.5,"rule":"none"}},\
                "model":{"name":"tiny","version":"%s","sha256":"%s"},\
                "media":{"format":"jpeg","width":640,"height":480,"bytes":6,"sha256":"%s"},\
                "warnings":[],"timings_ms":%s,"request_id":"abc-1"}""".formatted(
                        TestServers.SHA256.substring(0, 12), TestServers.SHA256, SHA256_OF_0_9731, timings));
        double stages = timings.get("decode").asDouble()
                + timings.get("queue").asDouble()
                + timings.get("inference").asDouble();
        assertThat(timings.get("total").asDouble()).isGreaterThanOrEqualTo(stages);
    }

    @Test
    void takesTheBareBytesOfAnImage() throws IOException {
        JsonNode answer = json(client.post("/v1/detect", bytes("0.25"), "Content-Type", "image/jpeg"));

        assertThat(answer.get("verdict").asText()).isEqualTo("real");
        assertThat(answer.get("file_name").asText()).isEmpty();
        assertThat(answer.get("media").get("bytes").asInt()).isEqualTo(4);
    }

    @Test
    void warnsOfATypeThatIsNotTheFiles() throws IOException {
        JsonNode answer = json(client.post("/v1/detect", bytes("0.25"), "Content-Type", "image/png"));

        assertThat(answer.get("warnings").toString())
                .isEqualTo("[{\"code\":\"type\",\"message\":\"the file is JPEG but was declared otherwise\"}]");
    }

    @Test
    void doesNotWarnOfAnotherNameOfTheSameType() throws IOException {
        JsonNode answer = json(client.post("/v1/detect", bytes("0.25"), "Content-Type", "image/jpg"));

        assertThat(answer.get("warnings")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/octet-stream"})
    void refusesBodiesOfOtherTypes(String contentType) throws IOException {
        HttpResponse<String> answer = client.post("/v1/detect", bytes("0.25"), "Content-Type", contentType);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(json(answer).get("code").asText()).isEqualTo("unsupported_media_type");
    }

    @ParameterizedTest
    @CsvSource({
        "broken, 400, unreadable_image, 'Error processing image: it is \"broken\"'",
        "defect, 500, internal, Internal Server Error",
    })
    void failuresHaveACodeAndTheRequestsId(String content, int status, String code, String detail) throws IOException {
        HttpResponse<String> answer =
                client.post("/v1/detect", bytes(content), "Content-Type", "image/png", "X-Request-Id", "abc-2");

        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode problem = json(answer);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("detail").asText()).isEqualTo(detail);
        assertThat(problem.get("request_id").asText()).isEqualTo("abc-2");
        assertThat(problem).hasSize(3);
    }

    @Test
    void aRawBodyMayBeAsLargeAsAFileAndNoLarger() {
        byte[] largest = new byte[1 << 20];
        largest[0] = '1';

        assertThat(client.post("/v1/detect", largest, "Content-Type", "image/png")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.post("/v1/detect", new byte[(1 << 20) + 1], "Content-Type", "image/png")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void everyFileOfABatchHasItsOwnResultOrError() throws IOException {
        byte[] form = form(
                part("a", "a.jpg", "image/jpeg", bytes("0.75")),
                part("form-data; name=\"note\"", bytes("no file")),
                part("b", "b.jpg", "image/jpeg", bytes("broken")),
                part("a", "c.jpg", "image/jpeg", bytes("0.25")),
                part("a", "d.jpg", "image/jpeg", bytes("defect")));

        JsonNode answer = json(client.post("/v1/detect/batch", form));

        JsonNode results = answer.get("results");
        assertThat(results).hasSize(4);
        assertThat(results.findValuesAsText("index")).containsExactly("0", "1", "2", "3");
        assertThat(results.findValuesAsText("file_name")).containsExactly("a.jpg", "b.jpg", "c.jpg", "d.jpg");
        assertThat(results.findValuesAsText("status")).containsExactly("200", "400", "200", "500");
        assertThat(results.findValuesAsText("verdict")).containsExactly("fake", "real");
        assertThat(results.findValuesAsText("detail"))
                .containsExactly("Error processing image: it is \"broken\"", "Internal Server Error");
        assertThat(answer.get("request_id").asText()).isNotEmpty();
    }

    @Test
    void aBatchHasAtLeastOneFileAndAtMostTheLimit() {
        byte[][] parts = new byte[11][];
        for (int i = 0; i < 11; i++) {
            parts[i] = part("a", "a.jpg", "image/jpeg", bytes("0.75"));
        }

        // The house has two workers and room for eight more.
        assertThat(client.post("/v1/detect/batch", form(parts)).statusCode()).isEqualTo(413);
        assertThat(client.post("/v1/detect/batch", form(java.util.Arrays.copyOf(parts, 10)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.post("/v1/detect/batch", form()).statusCode()).isEqualTo(422);
    }

    @Test
    void describesTheModel() throws IOException {
        JsonNode card = json(client.send("GET", "/v1/model"));

        assertThat(card.get("name").asText()).isEqualTo("tiny");
        assertThat(card.get("architecture").asText()).isEqualTo("tf_efficientnet_b0");
        assertThat(card.get("input").toString())
                .isEqualTo("{\"width\":224,\"height\":224,\"resize\":\"squash-bilinear\","
                        + "\"mean\":[0.485,0.456,0.406],\"std\":[0.229,0.224,0.225]}");
        assertThat(card.get("sha256").asText()).isEqualTo(TestServers.SHA256);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
