package io.authentica.serve;

import static io.authentica.serve.ServiceClient.form;
import static io.authentica.serve.ServiceClient.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.authentica.serve.config.LimitsConfig;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final String TOO_LARGE = "{\"detail\":\"File too large: the limit is 1 MiB\"}";

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

    @Test
    void takesFilesUpToTheLimitAndNoLarger() {
        assertThat(client.predict("x.jpg", "image/jpeg", image(MEBIBYTE)).statusCode())
                .isEqualTo(200);

        HttpResponse<String> refused = client.predict("x.jpg", "image/jpeg", image(MEBIBYTE + 1));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).isEqualTo(TOO_LARGE);
    }

    @Test
    void limitsChunkedUploadsToo() {
        assertThat(client.predictChunked(form(part("file", "x.jpg", "image/jpeg", image(MEBIBYTE))))
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> refused =
                client.predictChunked(form(part("file", "x.jpg", "image/jpeg", image(MEBIBYTE + 1))));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).isEqualTo(TOO_LARGE);
    }

    @Test
    void refusesByTheDeclaredLengthBeforeReading() throws IOException {
        String answer = client.raw(
                List.of(
                        "POST /predict HTTP/1.1",
                        "Content-Length: 99999999999",
                        "Content-Type: multipart/form-data; boundary=b"),
                "");

        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .contains("Connection: close")
                .endsWith(TOO_LARGE);
    }

    @Test
    void whoSendsFarTooMuchStillReadsTheAnswer() {
        for (int attempt = 0; attempt < 5; attempt++) {
            HttpResponse<String> refused = client.predict("x.jpg", "image/jpeg", image(8 * MEBIBYTE));

            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).isEqualTo(TOO_LARGE);
        }
    }

    @Test
    void refusesChunkedBodiesThatNeverEnd() throws IOException {
        String chunk = "20000\r\n" + "x".repeat(0x20000) + "\r\n";
        String answer = client.raw(
                List.of(
                        "POST /predict HTTP/1.1",
                        "Transfer-Encoding: chunked",
                        "Content-Type: multipart/form-data; boundary=b"),
                chunk.repeat(9));

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains(TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd|../../etc/passwd",
                "C:\\temp\\x.jpg|C:\\temp\\x.jpg",
                "фото 写真 \uD83D\uDE00.jpg|фото 写真 \uD83D\uDE00.jpg",
                "<script>alert(1)</script>|<script>alert(1)</script>",
                "a\\\"b.jpg|a\"b.jpg",
                "x;y=z.jpg|x;y=z.jpg",
                "\u202Egpj.exe|\u202Egpj.exe",
                "${jndi:ldap://x}.jpg|${jndi:ldap://x}.jpg",
            })
    void fileNamesAreDataAndComeBackAsTheyWere(String sent, String expected) throws IOException {
        HttpResponse<String> answer = client.predict(sent, "image/jpeg", image(8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(answer.body()).get("filename").asText())
                .isEqualTo(expected);
    }

    @Test
    void anEmptyFileNameIsAName() {
        HttpResponse<String> answer = client.predict("", "image/jpeg", image(8));

        assertThat(answer.body()).startsWith("{\"success\":true,\"filename\":\"\",");
    }

    @Test
    void aFileNameInAnotherCharsetDoesNoHarm() {
        byte[] part = part("form-data; name=\"file\"; filename=\"?.jpg\"\r\nContent-Type: image/jpeg", image(8));
        part[new String(part, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xE9;

        assertThat(client.predict(form(part)).body()).startsWith("{\"success\":true,\"filename\":\"\uFFFD.jpg\",");
    }

    @Test
    void textThatIsEchoedIsShortened() {
        byte[] long_ = "y".repeat(1000).getBytes(StandardCharsets.US_ASCII);

        assertThat(client.predict(form(part("form-data; name=\"file\"", long_))).body())
                .contains("\"input\":\"" + "y".repeat(200) + "\"");
    }

    @Test
    void limitsTheNumberOfParts() {
        byte[] part = part("form-data; name=\"x\"", new byte[0]);
        // 16 files and 100 further fields.
        byte[][] parts = new byte[117][];
        Arrays.fill(parts, part);

        assertThat(client.predict(form(parts)).statusCode()).isEqualTo(400);
    }

    @Test
    void takesAsManyFilesAsAreSetAndSaysSoOfMore() {
        LimitsConfig limits = new LimitsConfig(1, 1_000_000, 150);
        try (ClassifierServer many =
                TestServers.start(TestServers.withLimits(TestServers.config(1, 200), limits), new FakeDetector())) {
            ServiceClient sender = new ServiceClient(many.port());
            byte[][] files = new byte[150][];
            Arrays.fill(files, part("file", "x.jpg", "image/jpeg", image(8)));
            byte[][] tooMany = new byte[151][];
            Arrays.fill(tooMany, files[0]);

            assertThat(sender.post("/v1/detect/batch", form(files)).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> refused = sender.post("/v1/detect/batch", form(tooMany));
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("Too many files: the limit is 150 but there are 151");
        }
    }

    @Test
    void limitsTheFilesOfARequestTogether() {
        byte[] half = part("file", "x.jpg", "image/jpeg", image(MEBIBYTE * 5 / 8));

        HttpResponse<String> refused = client.post("/v1/detect/batch", form(half, half));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("Files too large: the limit is 1 MiB for all files of a request");
    }

    /** An image of the fake detector, padded with spaces. */
    private static byte[] image(int bytes) {
        byte[] image = new byte[bytes];
        Arrays.fill(image, (byte) ' ');
        image[0] = '1';
        return image;
    }
}
