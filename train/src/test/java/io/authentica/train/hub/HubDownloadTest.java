package io.authentica.train.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.train.hub.HubRepository.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whole files into the cache. */
final class HubDownloadTest {

    private static final HubRepository DATA = new HubRepository(Kind.DATASET, "Org/Pictures");
    private static final int SIZE = 300_000;
    private static final byte[] CONTENT = Bytes.noise(SIZE);
    private static final String SHA256 = FakeFile.large(CONTENT).sha256();

    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock();
    private FakeHub hub;
    private Path cache;
    private Path blobs;
    private HubClient client;

    @BeforeEach
    void startHub() throws IOException {
        hub = FakeHub.start();
        hub.repository(DATA)
                .commit(Map.of("core/x.parquet", FakeFile.large(CONTENT), "card.md", FakeFile.small("0123456789")));
        cache = directory.resolve("hub");
        blobs = cache.resolve("datasets--Org--Pictures/blobs");
        client = new HubClient(hub.settings(cache), clock);
    }

    @AfterEach
    void stopHub() {
        client.close();
        hub.close();
    }

    private HubFile shard() throws IOException {
        return client.resolve(DATA, "main", "core/x.parquet");
    }

    private void leavePartial(byte[] bytes) throws IOException {
        Files.createDirectories(blobs);
        Files.write(blobs.resolve(SHA256 + ".incomplete"), bytes);
    }

    private List<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void leavesTheLayoutThatPythonReads() throws IOException {
        String commit = "00000001".repeat(5);

        Path path = client.download(shard());

        Path repository = cache.resolve("datasets--Org--Pictures");
        assertThat(path)
                .isEqualTo(repository.resolve("snapshots").resolve(commit).resolve("core/x.parquet"));
        assertThat(path).hasBinaryContent(CONTENT);
        assertThat(Files.readSymbolicLink(path)).hasToString("../../../blobs/" + SHA256);
        assertThat(repository.resolve("refs/main")).hasContent(commit);
        assertThat(names(blobs)).containsExactly(SHA256);
        assertThat(cache.resolve(".locks/datasets--Org--Pictures/" + SHA256 + ".lock"))
                .exists();
    }

    @Test
    void namesSmallFilesByGitsHash() throws IOException {
        HubRepository model = new HubRepository(Kind.MODEL, "org/model");
        hub.repository(model)
                .commit(Map.of("config.json", FakeFile.small("0123456789").withWeakTag()));

        Path path = client.download(client.resolve(model, "main", "config.json"));

        assertThat(path).hasContent("0123456789");
        assertThat(Files.readSymbolicLink(path)).hasToString("../../blobs/ad471007bd7f5983d273b9584e5629230150fd54");
        assertThat(path).startsWith(cache.resolve("models--org--model"));
    }

    @Test
    void fetchesNothingTwice() throws IOException {
        client.download(shard());
        hub.forgetRequests();

        HubFile again = shard();
        client.download(again);

        assertThat(again.isLocal()).isTrue();
        assertThat(Bytes.read(client, again, 7, 5)).isEqualTo(Bytes.slice(CONTENT, 7, 5));
        assertThat(hub.requests()).extracting(FakeRequest::method).containsExactly("HEAD");
        hub.forgetRequests();
        client.download(client.resolve(DATA, again.commit(), "core/x.parquet"));
        assertThat(hub.requests()).isEmpty();
    }

    @Test
    void sharesABlobBetweenCommits() throws IOException {
        client.download(shard());
        hub.repository(DATA).commit(Map.of("moved.parquet", FakeFile.large(CONTENT)));
        hub.forgetRequests();

        Path moved = client.download(client.resolve(DATA, "main", "moved.parquet"));

        assertThat(moved).hasBinaryContent(CONTENT);
        assertThat(hub.count("cdn")).isZero();
        assertThat(cache.resolve("datasets--Org--Pictures/refs/main")).hasContent("00000002".repeat(5));
    }

    @Test
    void goesOnWhereAnEarlierDownloadWasKilled() throws IOException {
        leavePartial(Bytes.slice(CONTENT, 0, 123_456));
        AtomicLong progressed = new AtomicLong();

        Path path = client.download(shard(), counting(progressed));

        assertThat(path).hasBinaryContent(CONTENT);
        assertThat(hub.requests().get(1).range()).isEqualTo("bytes=123456-299999");
        assertThat(hub.bytesSent("GET cdn")).isEqualTo(SIZE - 123_456);
        assertThat(progressed).hasValue(SIZE);
        assertThat(names(blobs)).containsExactly(SHA256);
    }

    @Test
    void asksForNothingWhenTheKilledDownloadWasComplete() throws IOException {
        leavePartial(CONTENT);

        assertThat(client.download(shard())).hasBinaryContent(CONTENT);
        assertThat(hub.count("GET cdn")).isZero();
    }

    @Test
    void beginsAnewWhenThePartIsLongerThanTheFile() throws IOException {
        leavePartial(Bytes.noise(SIZE + 1));

        assertThat(client.download(shard())).hasBinaryContent(CONTENT);
        assertThat(hub.requests().get(1).range()).isEmpty();
    }

    @Test
    void beginsAnewWhenTheServerIgnoresTheRange() throws IOException {
        leavePartial(Bytes.slice(CONTENT, 0, 1000));
        hub.fault("GET cdn", 1, new FakeFault.IgnoreRange());
        AtomicLong progressed = new AtomicLong();

        assertThat(client.download(shard(), counting(progressed))).hasBinaryContent(CONTENT);
        assertThat(progressed).hasValue(SIZE);
    }

    private static Progress counting(AtomicLong total) {
        return new Progress() {
            @Override
            public void step(long count) {
                total.addAndGet(count);
            }

            @Override
            public void message(String text) {}

            @Override
            public void close() {}
        };
    }

    @Test
    void goesOnWhenTheConnectionBreaksAgainAndAgainAsLongAsBytesCome() throws IOException {
        hub.fault("GET cdn", 6, new FakeFault.CutAfter(40_000));

        assertThat(client.download(shard())).hasBinaryContent(CONTENT);
        assertThat(hub.count("GET cdn")).isEqualTo(7);
        // Six failures in a row would be one too many by two.
        assertThat(clock.sleeps()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void keepsThePartWhenItGivesUp() throws IOException {
        hub.fault("GET cdn", 1, new FakeFault.CutAfter(40_000));
        hub.fault("GET cdn", 9, new FakeFault.Status(503, Map.of()));
        HubFile shard = shard();

        assertThatThrownBy(() -> client.download(shard)).isInstanceOf(UserException.class);

        assertThat(names(blobs)).containsExactly(SHA256 + ".incomplete");
        assertThat(cache.resolve("datasets--Org--Pictures/snapshots")).doesNotExist();
    }

    @Test
    void downloadsOnceMoreWhenTheBytesAreWrong() throws IOException {
        hub.fault("GET cdn", 1, new FakeFault.WrongBytes());

        assertThat(client.download(shard())).hasBinaryContent(CONTENT);
        assertThat(hub.bytesSent("GET cdn")).isEqualTo(2 * SIZE);
    }

    @Test
    void downloadsOnceMoreWhenThePartWasOfSomethingElse() throws IOException {
        leavePartial(Bytes.noise(5000));

        assertThat(client.download(shard())).hasBinaryContent(CONTENT);
    }

    @Test
    void givesUpWhenTheBytesAreWrongTwiceAndKeepsNoneOfThem() throws IOException {
        hub.fault("GET cdn", 2, new FakeFault.WrongBytes());
        HubFile shard = shard();

        assertThatThrownBy(() -> client.download(shard))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("does not have the hash " + SHA256 + ", twice");
        assertThat(names(blobs)).isEmpty();
    }

    @Test
    void checksSmallFilesToo() throws IOException {
        hub.fault("GET hub", 2, new FakeFault.WrongBytes());
        HubFile card = client.resolve(DATA, "main", "card.md");

        assertThatThrownBy(() -> client.download(card))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("does not have the hash");
    }

    @Test
    void refusesAContentOfAnotherLength() throws IOException {
        HubFile shard = shard();
        for (int more : List.of(-1, 1)) {
            hub.fault("GET cdn", 2, new FakeFault.WrongLength(more));

            assertThatThrownBy(() -> client.download(shard))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("has " + (SIZE + more) + " bytes instead of " + SIZE + ", twice");
        }
    }

    @Test
    void getsANewAddressWhenTheSignedOneHasExpired() throws IOException {
        HubFile shard = shard();
        hub.expireSignedUrls();

        assertThat(client.download(shard)).hasBinaryContent(CONTENT);
    }

    @Test
    void replacesAFileThatACrashCutShort() throws IOException {
        Path path = client.download(shard());
        Files.write(path, new byte[10]);

        assertThat(client.download(shard())).hasBinaryContent(CONTENT);
    }

    @Test
    void downloadsAnEmptyFileWithoutAskingForItsBytes() throws IOException {
        hub.repository(DATA).commit(Map.of("empty", FakeFile.small("")));

        assertThat(client.download(client.resolve(DATA, "main", "empty"))).isEmptyFile();
        assertThat(hub.count("GET")).isZero();
    }

    @Test
    void checksForRoomBeforeItBegins() throws IOException {
        leavePartial(Bytes.slice(CONTENT, 0, 100_000));
        HubFile shard = shard();
        try (HubClient full = new HubClient(hub.settings(cache), clock, folder -> 199_999);
                HubClient enough = new HubClient(hub.settings(cache), clock, folder -> 200_000)) {
            assertThatThrownBy(() -> full.download(shard))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("200000 bytes must be free in ")
                    .hasMessageContaining("but 199999 are: make room, or set HF_HUB_CACHE");
            assertThat(hub.count("GET cdn")).isZero();
            assertThat(enough.download(shard)).hasBinaryContent(CONTENT);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysWhenTheDiskIsFull() throws IOException {
        Files.createDirectories(blobs);
        // Every write to this device fails as on a full disk.
        Files.createSymbolicLink(blobs.resolve(SHA256 + ".incomplete"), Path.of("/dev/full"));
        HubFile shard = shard();

        assertThatThrownBy(() -> client.download(shard))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(
                        SHA256 + ".incomplete: cannot be written (IO: No space left on device): make room for")
                .hasMessageContaining("run again, which goes on from here");
        assertThat(Files.isSymbolicLink(blobs.resolve(SHA256 + ".incomplete"))).isTrue();
    }

    @Test
    void saysWhenTheCacheCannotBeWritten() throws IOException {
        Files.writeString(cache, "a file, not a directory");
        HubFile shard = shard();

        assertThatThrownBy(() -> client.download(shard))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(cache + ": the cache must be a directory that can be written (")
                .hasMessageEndingWith("): set HF_HUB_CACHE to another");
    }

    @Test
    void refusesMoreThanPlainHttpGives() {
        HubFile huge = new HubFile(
                DATA, "00000001".repeat(5), "huge", SHA256, 50_000_000_001L, URI.create("http://localhost"));

        assertThatThrownBy(() -> client.download(huge))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(
                        "must not be larger than 50 GB to come over plain HTTP but has 50000000001 bytes");
    }

    @Test
    void refusesPathsThatLeaveTheSnapshot() {
        for (String path : List.of("../x", "/etc/passwd", "a/../../x", "C:/x", "a\\..\\x")) {
            HubFile hostile = new HubFile(DATA, "00000001".repeat(5), path, SHA256, 10, URI.create("http://localhost"));

            assertThatThrownBy(() -> client.download(hostile))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("but was '" + path + "'");
        }
        assertThat(cache).doesNotExist();
    }

    @Test
    void threadsThatWantTheSameFileFetchItOnce() throws Exception {
        HubFile shard = shard();
        int threads = 6;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (HubClient one = new HubClient(hub.settings(cache));
                HubClient other = new HubClient(hub.settings(cache))) {
            List<Callable<Path>> tasks = Stream.iterate(0, index -> index + 1)
                    .limit(threads)
                    .<Callable<Path>>map(index -> () -> {
                        together.await();
                        return (index % 2 == 0 ? one : other).download(shard);
                    })
                    .toList();
            for (Future<Path> done : pool.invokeAll(tasks)) {
                assertThat(done.get()).hasBinaryContent(CONTENT);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(hub.bytesSent("GET cdn")).isEqualTo(SIZE);
    }
}
