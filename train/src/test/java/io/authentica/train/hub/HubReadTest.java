package io.authentica.train.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.train.hub.HubRepository.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of files over the network. */
final class HubReadTest {

    private static final HubRepository DATA = new HubRepository(Kind.DATASET, "Org/Pictures");
    private static final byte[] CONTENT = Bytes.noise(300_000);

    @TempDir
    private Path cache;

    private final TestClock clock = new TestClock();
    private FakeHub hub;
    private HubClient client;
    private HubFile shard;

    @BeforeEach
    void startHub() throws IOException {
        hub = FakeHub.start();
        hub.repository(DATA)
                .commit(Map.of("core/a b.parquet", FakeFile.large(CONTENT), "card.md", FakeFile.small("0123456789")));
        client = new HubClient(hub.settings(cache), clock);
        shard = client.resolve(DATA, "main", "core/a b.parquet");
        hub.forgetRequests();
    }

    @AfterEach
    void stopHub() {
        client.close();
        hub.close();
    }

    private byte[] read(long position, int count) throws IOException {
        return Bytes.read(client, shard, position, count);
    }

    @Test
    void looksUpWhatALargeFileIs() {
        assertThat(shard.commit()).isEqualTo("00000001".repeat(5));
        assertThat(shard.etag()).isEqualTo(FakeFile.large(CONTENT).sha256());
        assertThat(shard.size()).isEqualTo(300_000);
        assertThat(shard.location().getHost()).isEqualTo("localhost");
        assertThat(shard.isLocal()).isFalse();
    }

    @Test
    void looksUpWhatASmallFileIs() throws IOException {
        hub.repository(DATA)
                .commit(Map.of("weak.md", FakeFile.small("0123456789").withWeakTag()));

        HubFile small = client.resolve(DATA, "main", "weak.md");

        // printf 0123456789 | git hash-object --stdin
        assertThat(small.etag()).isEqualTo("ad471007bd7f5983d273b9584e5629230150fd54");
        assertThat(small.size()).isEqualTo(10);
    }

    @Test
    void showsNoSignedUrl() {
        assertThat(shard).hasToString("hf://datasets/Org/Pictures@" + shard.commit() + "/core/a b.parquet");
    }

    @Test
    void fetchesExactlyTheBytesThatAreAskedFor() throws IOException {
        assertThat(read(1000, 500)).isEqualTo(Bytes.slice(CONTENT, 1000, 500));
        assertThat(read(299_999, 1)).isEqualTo(Bytes.slice(CONTENT, 299_999, 1));
        assertThat(read(0, 300_000)).isEqualTo(CONTENT);

        assertThat(hub.requests())
                .extracting(FakeRequest::range)
                .containsExactly("bytes=1000-1499", "bytes=299999-299999", "");
        assertThat(hub.bytesSent("cdn")).isEqualTo(500 + 1 + 300_000);
        assertThat(client.bytesReceived()).isEqualTo(500 + 1 + 300_000);
    }

    @Test
    void fillsWhatIsLeftOfTheBuffer() throws IOException {
        ByteBuffer target = ByteBuffer.allocate(10).position(4).limit(8);

        client.read(shard, 50, target);

        assertThat(target.array())
                .isEqualTo(new byte[] {0, 0, 0, 0, CONTENT[50], CONTENT[51], CONTENT[52], CONTENT[53], 0, 0});
    }

    @Test
    void refusesBytesBeyondTheEnd() {
        assertThatThrownBy(() -> read(299_999, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThat(hub.requests()).isEmpty();
    }

    @Test
    void goesOnBehindWhatItHasWhenTheConnectionBreaks() throws IOException {
        hub.fault("GET cdn", 3, new FakeFault.CutAfter(60_000));

        assertThat(read(100, 200_000)).isEqualTo(Bytes.slice(CONTENT, 100, 200_000));

        // What was on its way when a connection broke may be lost, and is asked for again.
        FakeRequest last = hub.requests().get(3);
        assertThat(last.range()).endsWith("-200099").isNotEqualTo("bytes=100-200099");
        assertThat(clock.sleeps()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void goesOnWhenTheConnectionStalls() throws IOException {
        hub.fault("GET cdn", 1, new FakeFault.StallAfter(60_000));
        try (HubClient impatient = new HubClient(impatient(1000), clock)) {
            assertThat(Bytes.read(impatient, shard, 0, 200_000)).isEqualTo(Bytes.slice(CONTENT, 0, 200_000));
        }

        assertThat(clock.sleeps()).isNotEmpty();
    }

    @Test
    void givesUpOnAServerThatIsSilent() {
        hub.fault("GET cdn", 9, new FakeFault.Silence());
        try (HubClient impatient = new HubClient(impatient(200), clock)) {
            assertThatThrownBy(() -> Bytes.read(impatient, shard, 0, 10))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("no answer from localhost")
                    .hasMessageContaining("HF_HUB_DOWNLOAD_TIMEOUT")
                    .hasMessageContaining("after 5 tries")
                    .hasMessageNotContaining("Signature");
        }
    }

    private HubSettings impatient(long timeoutMillis) {
        Duration timeout = Duration.ofMillis(timeoutMillis);
        return new HubSettings(hub.endpoint(), cache, Optional.empty(), false, true, timeout, timeout);
    }

    @Test
    void getsANewAddressWhenTheSignedOneHasExpired() throws IOException {
        hub.expireSignedUrls();

        assertThat(read(10, 20)).isEqualTo(Bytes.slice(CONTENT, 10, 20));
        assertThat(read(30, 20)).isEqualTo(Bytes.slice(CONTENT, 30, 20));

        assertThat(hub.requests())
                .extracting(request -> request.method() + " " + request.server())
                .containsExactly("GET cdn", "HEAD hub", "GET cdn", "GET cdn");
        assertThat(clock.sleeps()).isEmpty();
    }

    @Test
    void givesUpWhenTheNewAddressIsRefusedToo() {
        hub.fault("GET cdn", 9, new FakeFault.Status(403, Map.of()));

        assertThatThrownBy(() -> read(10, 20))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("HTTP 403 from localhost");
    }

    @Test
    void skipsToThePlaceWhenTheServerIgnoresRanges() throws IOException {
        hub.fault("GET cdn", 1, new FakeFault.IgnoreRange());

        assertThat(read(100_000, 50)).isEqualTo(Bytes.slice(CONTENT, 100_000, 50));
    }

    @Test
    void sendsOnToADownloadWhenSkippingWouldTakeTooLong() throws IOException {
        hub.repository(DATA).commit(Map.of("long", FakeFile.large(new byte[(int) RangeReader.LONGEST_DROP + 2])));
        HubFile file = client.resolve(DATA, "main", "long");
        hub.fault("GET cdn", 2, new FakeFault.IgnoreRange());

        assertThat(Bytes.read(client, file, RangeReader.LONGEST_DROP, 1)).containsExactly(0);
        assertThatThrownBy(() -> Bytes.read(client, file, RangeReader.LONGEST_DROP + 1, 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("does not serve parts of files: download it with scripts/data.sh fetch hf://");
    }

    @Test
    void refusesAPartOfAFileOfAnotherSize() {
        hub.fault("GET cdn", 1, new FakeFault.Header("Content-Range", "bytes 10-29/300001"));

        assertThatThrownBy(() -> read(10, 20))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("has 300001 bytes instead of 300000");
    }

    @Test
    void refusesAnotherPartThanTheOneAskedFor() {
        hub.fault("GET cdn", 1, new FakeFault.Header("Content-Range", "bytes 11-30/300000"));

        assertThatThrownBy(() -> read(10, 20))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("came as bytes 11-30/300000 when bytes 10-29 were asked for");
    }

    @Test
    void refusesBodiesLongerOrShorterThanTheirRange() {
        for (int more : List.of(-3, 3)) {
            hub.fault("GET cdn", 1, new FakeFault.WrongLength(more));

            assertThatThrownBy(() -> read(10, 20))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("came as bytes 10-29/300000");
        }
    }

    @Test
    void explainsThatTheServerHasNoSuchRange() {
        hub.fault("GET cdn", 1, new FakeFault.Status(416, Map.of()));

        assertThatThrownBy(() -> read(10, 20))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the server has no bytes 10-29 of 300000");
    }

    @Test
    void refusesACompressedAnswer() {
        hub.fault("GET cdn", 1, new FakeFault.Status(200, Map.of("Content-Encoding", "gzip")));

        assertThatThrownBy(() -> read(10, 20))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("must not be compressed but is gzip");
    }

    @Test
    void waitsForTheEndOfTheRateLimit() throws IOException {
        hub.fault("GET cdn", 1, new FakeFault.Status(429, Map.of("RateLimit", "\"resolvers\";r=0;t=55")));
        hub.fault("GET cdn", 1, new FakeFault.Status(429, Map.of("Retry-After", "7")));

        assertThat(read(10, 20)).hasSize(20);
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(56), Duration.ofSeconds(7));
    }

    @Test
    void waitsTenMinutesAndNoLonger() throws IOException {
        hub.fault("GET cdn", 1, new FakeFault.Status(429, Map.of("Retry-After", "600")));
        hub.fault("GET cdn", 1, new FakeFault.Status(429, Map.of("Retry-After", "601")));

        assertThatThrownBy(() -> read(10, 20))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("HTTP 429 from localhost (request request-7); the server asks to wait 601 s")
                .hasMessageContaining("HF_TOKEN");
        assertThat(clock.sleeps()).containsExactly(Duration.ofMinutes(10));
    }

    @Test
    void givesUpAfterFiveTriesWithTheRequestsId() {
        hub.fault("GET cdn", 9, new FakeFault.Status(503, Map.of()));

        assertThatThrownBy(() -> read(10, 20))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("reading bytes 10-29: HTTP 503 from localhost (request request-7), after 5 tries")
                .hasMessageNotContaining("\n");
        assertThat(hub.count("GET cdn")).isEqualTo(5);
        assertThat(clock.sleeps()).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L);
    }

    @Test
    void retriesNothingThatWillNotChange() {
        hub.fault("GET cdn", 9, new FakeFault.Status(404, Map.of()));

        assertThatThrownBy(() -> read(10, 20)).isInstanceOf(UserException.class);
        assertThat(hub.count("GET cdn")).isEqualTo(1);
    }

    @Test
    void asksForNoMoreThanEightThingsAtATime() throws Exception {
        hub.fault("GET cdn", 24, new FakeFault.Slow(50));
        ExecutorService pool = Executors.newFixedThreadPool(24);
        try {
            List<Callable<byte[]>> tasks = Collections.nCopies(24, () -> read(100, 50));
            for (Future<byte[]> done : pool.invokeAll(tasks)) {
                assertThat(done.get()).isEqualTo(Bytes.slice(CONTENT, 100, 50));
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(hub.peak()).isBetween(2, 8);
    }

    @Test
    void namesAHostThatCannotBeReached() {
        HubSettings nobody = new HubSettings(
                URI.create("http://127.0.0.1:1"),
                cache,
                Optional.empty(),
                false,
                true,
                Duration.ofSeconds(9),
                Duration.ofSeconds(9));
        try (HubClient lonely = new HubClient(nobody, clock)) {
            assertThatThrownBy(() -> lonely.commit(DATA, "main"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("no answer from 127.0.0.1 (Connect")
                    .hasMessageContaining("check the network and HF_ENDPOINT");
        }
    }
}
