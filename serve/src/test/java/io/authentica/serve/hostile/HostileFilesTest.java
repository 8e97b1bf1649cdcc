package io.authentica.serve.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.serve.ClassifierServer;
import io.authentica.serve.config.LimitsConfig;
import io.authentica.serve.config.ListenConfig;
import io.authentica.serve.config.ServeConfig;
import io.authentica.serve.config.WorkConfig;
import io.authentica.serve.model.ServedModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The real decoders behind the real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFilesTest {

    private static final long MAX_PIXELS = 20_000_000;
    private static final long TOLERATED_BYTES = 16 << 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<HostileFile> files = HostileFiles.all();
    private ClassifierServer server;

    @BeforeAll
    void start() {
        ServeConfig config = new ServeConfig(
                new ListenConfig("localhost", 0, 64, 30_000),
                new WorkConfig(2, 1, 4, 0, 64, 600_000),
                new LimitsConfig(1, MAX_PIXELS, 16),
                List.of(),
                List.of(),
                false);
        server = ClassifierServer.start(config, new ServedModel(new DecodingDetector(MAX_PIXELS), "d".repeat(64)));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void thereAreManyOfThemAndAlwaysTheSame() {
        assertThat(files).filteredOn(HostileFile::refused).hasSizeGreaterThan(300);
        List<HostileFile> again = HostileFiles.all();
        for (int i = 0; i < files.size(); i++) {
            assertThat(again.get(i).bytes()).isEqualTo(files.get(i).bytes());
        }
        Set<String> names = new HashSet<>();
        files.forEach(file -> names.add(file.name()));
        assertThat(names).hasSameSizeAs(files);
    }

    @Test
    void hostileFilesAreRefusedAndLeaveNothingBehind() throws Exception {
        sendAll();
        long before = usedBytes();
        sendAll();

        assertThat(usedBytes() - before).isLessThan(TOLERATED_BYTES);
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body()).contains("authentica_images_in_flight 0.0");
    }

    private void sendAll() throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (HostileFile file : files) {
            HttpResponse<String> answer = send(file);
            boolean expected = answer.statusCode() == 400 || (!file.refused() && answer.statusCode() == 200);
            if (!expected
                    || answer.body().contains("Exception")
                    || answer.body().contains("/")) {
                wrong.add(file + ": " + answer.statusCode() + " " + answer.body());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private HttpResponse<String> send(HostileFile file) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri("/v1/detect"))
                        .header("Content-Type", file.contentType())
                        .POST(BodyPublishers.ofByteArray(file.bytes()))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    private static long usedBytes() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
