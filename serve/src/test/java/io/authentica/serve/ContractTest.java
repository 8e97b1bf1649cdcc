package io.authentica.serve;

import static io.authentica.serve.ServiceClient.form;
import static io.authentica.serve.ServiceClient.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.serve.config.ServeConfig;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer of the contract, byte for byte, from a server on a real port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {

    private static final String MISSING =
            "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"file\"],\"msg\":\"Field required\",\"input\":null}]}";
    private static final String NOT_AN_IMAGE = "{\"detail\":\"File must be an image (JPEG, PNG, etc.)\"}";

    private static final ServeConfig CONFIG = TestServers.config(4, 64);

    private ClassifierServer server;
    private ServiceClient client;

    @BeforeAll
    void start() {
        server = TestServers.start(CONFIG, new FakeDetector());
        client = new ServiceClient(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void rootTellsWhatRuns() {
        assertAnswer(
                client.send("GET", "/"),
                200,
                "{\"service\":\"Authentica\",\"status\":\"running\",\"model\":\"tiny (tf_efficientnet_b0)\","
                        + "\"endpoints\":{\"predict\":\"POST /predict - Upload image for analysis\","
                        + "\"health\":\"GET /health - Health check\"}}");
    }

    @Test
    void healthTellsTheDevice() {
        assertAnswer(
                client.send("GET", "/health"),
                200,
                "{\"status\":\"healthy\",\"model_loaded\":true,\"device\":\"cpu\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0.9731,  true,  0.9731, FAKE, 0.0269, 0.9731",
        "0.25,    false, 0.75,   REAL, 0.75,   0.25",
        "0.5,     false, 0.5,    REAL, 0.5,    0.5",
        "0.50001, true,  0.5,    FAKE, 0.5,    0.5",
        "1,       true,  1.0,    FAKE, 0.0,    1.0",
        "0,       false, 1.0,    REAL, 1.0,    0.0",
        "0.00012, false, 0.9999, REAL, 0.9999, 0.0001",
    })
    void predictsWithFourDecimals(
            String probability, String fake, String confidence, String label, String real, String ofFake) {
        assertAnswer(
                client.predict("x.jpg", "image/jpeg", bytes(probability)),
                200,
                "{\"success\":true,\"filename\":\"x.jpg\",\"is_fake\":" + fake + ",\"confidence\":" + confidence
                        + ",\"label\":\"" + label + "\",\"probabilities\":{\"real\":" + real + ",\"fake\":" + ofFake
                        + "}}");
    }

    @Test
    void theVerdictUsesTheThresholdOfThePackage() {
        FakeDetector strict = new FakeDetector(new DecisionThreshold(0.75, "for this test"));
        try (ClassifierServer other = TestServers.start(CONFIG, strict)) {
            ServiceClient otherClient = new ServiceClient(other.port());

            assertThat(otherClient.predict("x.jpg", "image/jpeg", bytes("0.75")).body())
                    .contains("\"is_fake\":false,\"confidence\":0.25,\"label\":\"REAL\"");
            assertThat(otherClient
                            .predict("x.jpg", "image/jpeg", bytes("0.7501"))
                            .body())
                    .contains("\"is_fake\":true,\"confidence\":0.7501,\"label\":\"FAKE\"");
        }
    }

    @Test
    void answersAndJudgesByTheCalibratedProbability() {
        // The temperature makes raw odds of 3 their square root: 0.634.
        FakeDetector calibrated =
                new FakeDetector(new Calibration.Temperature(2), new DecisionThreshold(0.7, "for this test"));
        try (ClassifierServer other = TestServers.start(CONFIG, calibrated)) {
            ServiceClient otherClient = new ServiceClient(other.port());

            assertAnswer(
                    otherClient.predict("x.jpg", "image/jpeg", bytes("0.75")),
                    200,
                    "{\"success\":true,\"filename\":\"x.jpg\",\"is_fake\":false,\"confidence\":0.366,\"label\":\"REAL\","
                            + "\"probabilities\":{\"real\":0.366,\"fake\":0.634}}");
            assertAnswer(
                    otherClient.predict("x.jpg", "image/jpeg", bytes("0.9")),
                    200,
                    "{\"success\":true,\"filename\":\"x.jpg\",\"is_fake\":true,\"confidence\":0.75,\"label\":\"FAKE\","
                            + "\"probabilities\":{\"real\":0.25,\"fake\":0.75}}");
        }
    }

    @Test
    void acceptsAnyImageTypeInAnyCaseAndWithParameters() {
        assertThat(client.predict("x", "IMAGE/PNG", bytes("1")).statusCode()).isEqualTo(200);
        assertThat(client.predict("x", "image/webp; q=1", bytes("1")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/octet-stream", "images/png", "x-image/png"})
    void refusesFilesThatDoNotSayTheyAreImages(String contentType) {
        assertAnswer(client.predict("x.jpg", contentType, bytes("1")), 400, NOT_AN_IMAGE);
    }

    @Test
    void refusesFilesWithoutContentType() {
        byte[] part = part("form-data; name=\"file\"; filename=\"x.jpg\"", bytes("1"));

        assertAnswer(client.predict(form(part)), 400, NOT_AN_IMAGE);
    }

    @Test
    void undecodableImagesAreTheClientsFault() {
        assertAnswer(
                client.predict("x.jpg", "image/jpeg", bytes("broken")),
                400,
                "{\"detail\":\"Error processing image: it is \\\"broken\\\"\"}");
    }

    @Test
    void refusesFormsWithoutTheFile() {
        assertAnswer(client.predict(form(part("image", "x.jpg", "image/jpeg", bytes("1")))), 422, MISSING);
        assertAnswer(client.predict(form()), 422, MISSING);
    }

    @Test
    void refusesBodiesThatAreNoForms() {
        assertAnswer(client.send("POST", "/predict"), 422, MISSING);
        assertAnswer(client.post("application/json", "{\"file\":1}"), 422, MISSING);
        assertAnswer(client.post("image/jpeg", "1"), 422, MISSING);
    }

    @Test
    void refusesAFileThatIsSentAsText() {
        assertAnswer(
                client.predict(form(part("form-data; name=\"file\"", bytes("x")))),
                422,
                "{\"detail\":[{\"type\":\"value_error\",\"loc\":[\"body\",\"file\"],\"msg\":\"Value error, Expected"
                        + " UploadFile, received: <class 'str'>\",\"input\":\"x\",\"ctx\":{\"error\":{}}}]}");
    }

    @Test
    void ofSeveralFilesTheLastCounts() {
        byte[] form = form(
                part("file", "a.png", "image/png", bytes("0.1")), part("file", "b.png", "image/png", bytes("0.9")));

        assertThat(client.predict(form).body()).contains("\"filename\":\"b.png\",\"is_fake\":true");
    }

    @Test
    void refusesMultipartThatIsNone() {
        assertAnswer(client.post("multipart/form-data", "x"), 400, "{\"detail\":\"Missing boundary in multipart.\"}");
        assertAnswer(
                client.post("multipart/form-data; boundary=" + ServiceClient.BOUNDARY, "xxxx"),
                400,
                "{\"detail\":\"There was an error parsing the body\"}");
    }

    @Test
    void refusesMultipartThatBreaksOff() {
        byte[] form = form(part("file", "a.png", "image/png", bytes("0.1")));
        String half = new String(form, 0, form.length / 2, StandardCharsets.US_ASCII);

        assertAnswer(
                client.post("multipart/form-data; boundary=" + ServiceClient.BOUNDARY, half),
                400,
                "{\"detail\":\"There was an error parsing the body\"}");
    }

    @Test
    void unknownPathsAreNotFound() {
        assertAnswer(client.send("GET", "/nope"), 404, "{\"detail\":\"Not Found\"}");
        assertAnswer(client.send("POST", "/nope"), 404, "{\"detail\":\"Not Found\"}");
        assertAnswer(client.send("GET", "/predict/more"), 404, "{\"detail\":\"Not Found\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /predict, POST",
        "PUT, /predict, POST",
        "OPTIONS, /predict, POST",
        "GET, /predict/, POST",
        "POST, /, 'GET, HEAD'",
        "DELETE, /health, 'GET, HEAD'",
    })
    void otherMethodsAreNotAllowed(String method, String path, String allowed) {
        HttpResponse<String> answer = client.send(method, path);

        assertAnswer(answer, 405, "{\"detail\":\"Method Not Allowed\"}");
        assertThat(answer.headers().allValues("Allow")).containsExactly(allowed);
    }

    @Test
    void headAnswersLikeGetWithoutBody() {
        assertThat(client.send("HEAD", "/health").statusCode()).isEqualTo(200);
        assertThat(client.send("HEAD", "/health").body()).isEmpty();
        assertThat(client.send("HEAD", "/predict").statusCode()).isEqualTo(405);
    }

    @Test
    void aTrailingSlashIsTheSamePath() {
        assertThat(client.send("GET", "/health/").statusCode()).isEqualTo(200);
        assertAnswer(client.send("POST", "/predict/"), 422, MISSING);
    }

    @Test
    void defectsTellNothingOfTheMachine() {
        assertAnswer(
                client.predict("x.jpg", "image/jpeg", bytes("defect")), 500, "{\"detail\":\"Internal Server Error\"}");
        assertAnswer(
                client.predict("x.jpg", "image/jpeg", bytes("overflow")),
                500,
                "{\"detail\":\"Internal Server Error\"}");
    }

    @Test
    void whatJettyRefusesIsAnsweredInTheSameForm() throws IOException {
        String largeHeader = client.raw(List.of("GET / HTTP/1.1", "X-Large: " + "x".repeat(20_000)), "");
        String badPath = client.raw(List.of("GET /%2e%2e/%zz HTTP/1.1", "Connection: close"), "");

        assertThat(largeHeader)
                .startsWith("HTTP/1.1 431 ")
                .contains("application/json")
                .contains("{\"detail\":\"");
        assertThat(badPath)
                .startsWith("HTTP/1.1 400 ")
                .contains("application/json")
                .endsWith("{\"detail\":\"Bad Request\"}");
    }

    @Test
    void aRequestThatBreaksOffIsAnsweredAndLeavesTheServerWell() throws IOException {
        String answer = client.raw(
                List.of(
                        "POST /predict HTTP/1.1",
                        "Content-Length: 1000",
                        "Content-Type: multipart/form-data; boundary=b"),
                "--b\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(client.send("GET", "/health").statusCode()).isEqualTo(200);
    }

    @Test
    void answersManyAtOnceEachWithItsOwn() {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 40)
                .mapToObj(i -> client.predictLater("0.%02d".formatted(50 + i)))
                .toList();

        for (int i = 0; i < answers.size(); i++) {
            String probability = "0.%02d".formatted(50 + i).replaceAll("0$", "");
            assertThat(answers.get(i).join().body()).endsWith("\"fake\":" + probability + "}}");
        }
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
