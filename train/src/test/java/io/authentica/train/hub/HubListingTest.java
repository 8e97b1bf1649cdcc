package io.authentica.train.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.train.hub.HubRepository.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits and listings. */
final class HubListingTest {

    private static final HubRepository DATA = new HubRepository(Kind.DATASET, "Org/Pictures");
    private static final FakeFile SHARD = FakeFile.large(new byte[] {1, 2, 3});

    @TempDir
    private Path cache;

    private final TestClock clock = new TestClock();
    private FakeHub hub;
    private HubClient client;
    private String commit;

    @BeforeEach
    void startHub() throws IOException {
        hub = FakeHub.start();
        commit = hub.repository(DATA)
                .commit(Map.of(
                        "README.md", FakeFile.small("# Pictures"),
                        "core/a b.parquet", SHARD,
                        "core/deep/x.parquet", FakeFile.large(new byte[] {9}),
                        "reddit/y.parquet", FakeFile.large(new byte[] {8})));
        client = new HubClient(hub.settings(cache), clock);
    }

    @AfterEach
    void stopHub() {
        client.close();
        hub.close();
    }

    @Test
    void findsTheCommitOfABranchAndATag() throws IOException {
        hub.repository(DATA).ref("refs/convert/parquet", commit);
        hub.repository(DATA).commit(Map.of("new", FakeFile.small("n")));
        hub.repository(DATA).ref("v1.0", commit);

        assertThat(client.commit(DATA, "v1.0")).isEqualTo(commit);
        assertThat(client.commit(DATA, "refs/convert/parquet")).isEqualTo(commit);
        assertThat(client.commit(DATA, "main")).isEqualTo("00000002".repeat(5));
        assertThat(hub.requests().get(1).path())
                .isEqualTo("/api/datasets/Org/Pictures/revision/refs%2Fconvert%2Fparquet");
    }

    @Test
    void asksNobodyForTheCommitOfACommit() throws IOException {
        assertThat(client.commit(DATA, "ab".repeat(20))).isEqualTo("ab".repeat(20));
        assertThat(hub.requests()).isEmpty();
    }

    @Test
    void listsFilesWithSizesAndHashes() throws IOException {
        List<HubEntry> entries = client.list(DATA, commit, "");

        assertThat(entries)
                .extracting(HubEntry::path)
                .containsExactly("README.md", "core/a b.parquet", "core/deep/x.parquet", "reddit/y.parquet");
        // printf '\1\2\3' | sha256sum
        assertThat(entries.get(1).sha256())
                .contains("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
        assertThat(entries.get(1).size()).isEqualTo(3);
        // printf '# Pictures' | git hash-object --stdin
        assertThat(entries.get(0))
                .isEqualTo(new HubEntry(
                        "README.md", 10, Optional.of("6ea9e11b78f2040415b9298d617ef586305963b3"), Optional.empty()));
    }

    @Test
    void listsOnlyWhatIsBelowAFolder() throws IOException {
        assertThat(client.list(DATA, commit, "core"))
                .extracting(HubEntry::path)
                .containsExactly("core/a b.parquet", "core/deep/x.parquet");
    }

    @Test
    void followsPagesToTheEnd() throws IOException {
        hub.pageSize(1);

        assertThat(client.list(DATA, commit, "")).hasSize(4);
        // Four files and three folders, one a page.
        assertThat(hub.count("/tree/")).isEqualTo(7);
    }

    @Test
    void goesOnAfterAFailureInTheMiddleOfTheList() throws IOException {
        hub.pageSize(2);
        hub.fault("cursor=2", 2, new FakeFault.Status(503, Map.of()));

        assertThat(client.list(DATA, commit, "")).hasSize(4);
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void refusesPagesOfAnotherHost() {
        hub.pageSize(1);
        hub.fault("/tree/", 1, new FakeFault.Header("Link", "<http://localhost:1/next>; rel=\"next\""));

        assertThatThrownBy(() -> client.list(DATA, commit, ""))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("must be on 127.0.0.1 as the first but is on localhost");
    }

    @Test
    void refusesPagesThatRepeat() {
        hub.pageSize(1);
        String again = "<" + hub.endpoint() + "/api/datasets/Org/Pictures/tree/" + commit
                + "?recursive=true&expand=false>; rel=\"next\"";
        hub.fault("/tree/", 9, new FakeFault.Header("Link", again));

        assertThatThrownBy(() -> client.list(DATA, commit, ""))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("must not repeat");
    }

    @Test
    void refusesPathsThatLeaveTheRepository() {
        String hostile = hub.repository(DATA).commit(Map.of("../../.bashrc", FakeFile.small("evil")));

        assertThatThrownBy(() -> client.list(DATA, hostile, ""))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("must be relative, without empty parts, '.' or '..' but was '../../.bashrc'");
    }

    @Test
    void saysWhenAWebPageCameInsteadOfJson() {
        hub.fault("/tree/", 1, new FakeFault.Html());

        assertThatThrownBy(() -> client.list(DATA, commit, ""))
                .isInstanceOf(UserException.class)
                .hasMessage("hf://datasets/Org/Pictures@" + commit
                        + ": the answer of 127.0.0.1 (200, text/html) has no JSON: it does not come from a Hub;"
                        + " check HF_ENDPOINT, and for a proxy or login page in between");
    }

    @Test
    void triesAgainWhenJsonIsBroken() throws IOException {
        hub.fault("/tree/", 1, new FakeFault.BrokenJson());

        assertThat(client.list(DATA, commit, "")).hasSize(4);
    }

    @Test
    void namesAMissingFolder() {
        assertThatThrownBy(() -> client.list(DATA, commit, "nothing"))
                .isInstanceOf(MissingEntryException.class)
                .hasMessageStartingWith(
                        "hf://datasets/Org/Pictures@" + commit + "/nothing: there is no such file or folder");
    }
}
