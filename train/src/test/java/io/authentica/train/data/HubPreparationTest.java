package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.DirectoryTree;
import io.authentica.common.parquet.ShardFixture;
import io.authentica.common.parquet.Source;
import io.authentica.train.data.plan.PlanOptions;
import io.authentica.train.data.plan.PublishedSplits;
import io.authentica.train.data.plan.Quotas;
import io.authentica.train.data.plan.RowFilter;
import io.authentica.train.hub.FakeFault;
import io.authentica.train.hub.FakeFile;
import io.authentica.train.hub.FakeHub;
import io.authentica.train.hub.FakeRepository;
import io.authentica.train.hub.HubClient;
import io.authentica.train.hub.HubReference;
import io.authentica.train.hub.HubRepository;
import io.authentica.train.hub.HubRepository.Kind;
import io.authentica.train.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code data prepare} from shards on the Hub: what comes out, what is fetched, and what interruptions do. */
class HubPreparationTest {

    private static final HubRepository DATA = new HubRepository(Kind.DATASET, "Org/Pictures");
    private static final String REFERENCE = "hf://datasets/Org/Pictures";
    private static final int ROWS_PER_SHARD = 24;
    private static final PlanOptions THREE_OF_EACH = new PlanOptions(
            RowFilter.NONE, new PublishedSplits(), false, new Quotas(OptionalInt.of(3), new Quotas.Reals.Balanced()));

    @TempDir
    Path directory = Path.of(".");

    private final Map<String, FakeFile> files = new HashMap<>();
    private FakeHub hub;
    private FakeRepository repository;

    @BeforeEach
    void publish() throws IOException {
        int number = 0;
        for (String name : new String[] {
            "train-00000-of-00001-00000",
            "train-00000-of-00001-00001",
            "validation-00000-of-00001",
            "test-00000-of-00001"
        }) {
            ShardFixture shard = new ShardFixture();
            for (int row = 0; row < ROWS_PER_SHARD; row++) {
                String model = new String[] {"laion", "flux", "pexels", "sdxl"}[row % 4];
                shard.add(ShardFixture.png(number++), row % 2 == 0 ? "real" : "fake", model);
            }
            files.put("core/" + name + ".parquet", FakeFile.large(shard.bytes()));
            shard.write(directory.resolve("local/core/" + name + ".parquet"));
        }
        files.put("README.md", FakeFile.small("a card"));
        hub = FakeHub.start();
        repository = hub.repository(DATA);
        repository.commit(files);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private Preparation.Outcome prepare(String out, PlanOptions plan) throws IOException {
        HubClient client = new HubClient(hub.settings(directory.resolve("cache")));
        try (Source source = Sources.onHub(client, HubReference.parse(REFERENCE), "core", 0)) {
            return Preparation.run(PrepareOptionsFixture.of(REFERENCE, directory.resolve(out), plan, 0, 2), source);
        }
    }

    /** Files by content, but for the two that name the source. */
    private Map<String, String> images(String out) throws IOException {
        Map<String, String> tree = TreeBytes.of(directory.resolve(out));
        assertThat(tree.remove("preparation.txt")).isNotNull();
        assertThat(tree.remove("summary.md")).isNotNull();
        return tree;
    }

    @Test
    void makesTheDataSetThatTheSameShardsMakeOnDisk() throws IOException {
        String local = directory.resolve("local").toString();
        Preparation.run(PrepareOptionsFixture.of(local, directory.resolve("from-disk"), THREE_OF_EACH, 0, 2));

        prepare("from-hub", THREE_OF_EACH);

        assertThat(images("from-hub")).isEqualTo(images("from-disk")).hasSizeGreaterThan(36);
    }

    @Test
    void recordsTheCommit() throws IOException {
        prepare("out", THREE_OF_EACH);

        assertThat(directory.resolve("out/preparation.txt")).content().contains(REFERENCE + "@" + "00000001".repeat(5));
    }

    @Test
    void fetchesNoByteOfRowGroupsThatAreNotPlanned() throws IOException {
        Traffic traffic = prepare("out", THREE_OF_EACH).traffic().orElseThrow();

        // A row group of four rows has one image of each generator: three of six in each split, from the two training
        // shards too.
        assertThat(traffic.chunksPlanned()).isEqualTo(9);
        assertThat(traffic.chunksInAll()).isEqualTo(24);
        assertThat(hub.bytesSent("GET cdn")).isEqualTo(traffic.bytesRead());
    }

    @Test
    void refusesToMixTwoCommits() throws IOException {
        prepare("out", THREE_OF_EACH);
        files.put("README.md", FakeFile.small("another card"));
        repository.commit(files);

        assertThatThrownBy(() -> prepare("out", THREE_OF_EACH))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("00000001")
                .hasMessageContaining("00000002");
    }

    @Test
    void survivesBrokenConnectionsBusyServersAndExpiredUrls() throws IOException {
        prepare("straight", THREE_OF_EACH);
        hub.fault("GET cdn", 2, new FakeFault.CutAfter(40));
        hub.fault("GET cdn", 1, new FakeFault.Status(503, Map.of("Retry-After", "0")));
        hub.after(9, hub::expireSignedUrls);

        prepare("shaken", THREE_OF_EACH);

        assertThat(TreeBytes.of(directory.resolve("shaken"))).isEqualTo(TreeBytes.of(directory.resolve("straight")));
    }

    @Test
    void tenKillsAtRandomMomentsLeaveNoTrace() throws IOException, InterruptedException {
        prepare("straight", THREE_OF_EACH);
        SplittableRandom random = new SplittableRandom(22);
        int kills = 0;
        while (kills < 10) {
            if (killAfter(random.nextInt(3, 40))) {
                kills++;
            } else {
                // It was done before; the next one starts afresh.
                DirectoryTree.delete(directory.resolve("killed"));
            }
        }

        prepare("killed", THREE_OF_EACH);

        assertThat(TreeBytes.of(directory.resolve("killed"))).isEqualTo(TreeBytes.of(directory.resolve("straight")));
    }

    /** @return whether the child was still at work */
    private boolean killAfter(int requests) throws IOException, InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        AtomicReference<Process> child = new AtomicReference<>();
        hub.after(requests, () -> {
            try {
                started.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            child.get().destroyForcibly();
        });
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DataCommand.class.getName(),
                        "prepare",
                        "--source",
                        REFERENCE,
                        "--out",
                        directory.resolve("killed").toString(),
                        "--per-generator",
                        "3",
                        "--threads",
                        "2",
                        "--max-rejected",
                        "100%",
                        "--quiet")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(hub.environment(directory.resolve("cache")));
        child.set(builder.start());
        started.countDown();
        return child.get().waitFor() != 0;
    }
}
