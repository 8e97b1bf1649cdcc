package io.authentica.train.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.cli.CommandRunner;
import io.authentica.train.data.DataCommand;
import io.authentica.train.hub.HubRepository.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code data fetch}, in this process and in others. */
@Timeout(120)
final class FetchCommandTest {

    private static final HubRepository DATA = new HubRepository(Kind.DATASET, "Org/Pictures");
    private static final int SIZE = 300_000;
    private static final byte[] CONTENT = Bytes.noise(SIZE);

    @TempDir
    private Path cache;

    private FakeHub hub;
    private Path snapshot;

    private record Outcome(int exitCode, List<String> output, String errors) {}

    @BeforeEach
    void startHub() throws IOException {
        hub = FakeHub.start();
        String commit = hub.repository(DATA)
                .commit(Map.of(
                        "core/a.parquet", FakeFile.large(CONTENT),
                        "core/b.parquet", FakeFile.large(new byte[] {2}),
                        "card.md", FakeFile.small("0123456789")));
        snapshot = cache.resolve("datasets--Org--Pictures/snapshots").resolve(commit);
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    private Outcome fetch(String reference, String... variables) {
        Map<String, String> environment = new HashMap<>(hub.environment(cache));
        for (int index = 0; index < variables.length; index += 2) {
            environment.put(variables[index], variables[index + 1]);
        }
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int exitCode = CommandRunner.commandLine(new FetchCommand(environment), reference, "--quiet")
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(reference, "--quiet");
        return new Outcome(exitCode, output.toString().lines().toList(), errors.toString());
    }

    private Process start(String timeoutSeconds) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlogback.configurationFile=logback.xml",
                DataCommand.class.getName(),
                "fetch",
                "--quiet",
                "hf://datasets/Org/Pictures/core/a.parquet");
        builder.environment().putAll(hub.environment(cache));
        builder.environment().put("HF_HUB_DOWNLOAD_TIMEOUT", timeoutSeconds);
        return builder.redirectErrorStream(true).start();
    }

    private void awaitPartial() throws IOException {
        Path partial = cache.resolve("datasets--Org--Pictures/blobs")
                .resolve(FakeFile.large(CONTENT).sha256() + ".incomplete");
        while (!Files.exists(partial) || Files.size(partial) < 100_000) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void printsWhereAFileIs() {
        Outcome outcome = fetch("hf://datasets/Org/Pictures/core/a.parquet");

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        0, List.of(snapshot.resolve("core/a.parquet").toString()), ""));
        assertThat(snapshot.resolve("core/a.parquet")).hasBinaryContent(CONTENT);
        assertThat(cache.resolve("datasets--Org--Pictures/refs/main")).exists();
    }

    @Test
    void fetchesAllFilesBelowAFolderAndThenNoneOffline() {
        List<String> expected = List.of(
                snapshot.resolve("core/a.parquet").toString(),
                snapshot.resolve("core/b.parquet").toString());

        assertThat(fetch("hf://datasets/Org/Pictures/core")).isEqualTo(new Outcome(0, expected, ""));

        hub.forgetRequests();
        assertThat(fetch("hf://datasets/Org/Pictures/core", "HF_HUB_OFFLINE", "1"))
                .isEqualTo(new Outcome(0, expected, ""));
        assertThat(hub.requests()).isEmpty();
    }

    @Test
    void fetchesAWholeRepository() {
        assertThat(fetch("hf://datasets/Org/Pictures@main").output()).hasSize(3);
    }

    @Test
    void failsInOneLine() {
        Outcome missing = fetch("hf://datasets/Org/Pictures/nothing");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.output()).isEmpty();
        assertThat(missing.errors().lines())
                .singleElement()
                .asString()
                .contains("/nothing: there is no such file or folder");

        assertThat(fetch("core/a.parquet").errors()).contains("must be hf://datasets/Org/Name");
        assertThat(fetch("hf://datasets/Org/Pictures/core", "HF_HUB_OFFLINE", "1")
                        .errors())
                .contains("HF_HUB_OFFLINE");
    }

    @Test
    void aKilledProcessIsGoneOnFrom() throws IOException {
        hub.fault("GET cdn", 1, new FakeFault.StallAfter(150_000));
        Process process = start("60");
        try {
            awaitPartial();
        } finally {
            process.destroyForcibly().onExit().join();
        }
        long had = Files.size(cache.resolve("datasets--Org--Pictures/blobs")
                .resolve(FakeFile.large(CONTENT).sha256() + ".incomplete"));
        hub.forgetRequests();

        assertThat(fetch("hf://datasets/Org/Pictures/core/a.parquet").exitCode())
                .isZero();

        assertThat(snapshot.resolve("core/a.parquet")).hasBinaryContent(CONTENT);
        assertThat(hub.bytesSent("GET cdn")).isEqualTo(SIZE - had).isLessThanOrEqualTo(200_000);
    }

    @Test
    void processesThatWantTheSameFileFetchItOnce() throws Exception {
        // The first holds the lock while its connection stalls and while it waits as it is told to.
        hub.fault("GET cdn", 1, new FakeFault.StallAfter(150_000));
        hub.fault("GET cdn", 1, new FakeFault.Status(429, Map.of("Retry-After", "3")));
        Process first = start("2");
        awaitPartial();
        Process second = start("2");

        String firstSaid = new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String secondSaid = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(firstSaid.strip())
                .endsWith(snapshot.resolve("core/a.parquet").toString());
        assertThat(secondSaid.strip())
                .endsWith(snapshot.resolve("core/a.parquet").toString());
        assertThat(firstSaid)
                .contains("core/a.parquet: HTTP 429 from localhost (request request-7); waiting 3 s before try 3 of 5");
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(hub.bytesSent("GET cdn")).isEqualTo(SIZE);
    }
}
