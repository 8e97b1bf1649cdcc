package io.authentica.train.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.train.hub.HubRepository.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the cache alone can answer. */
final class HubOfflineTest {

    private static final HubRepository DATA = new HubRepository(Kind.DATASET, "Org/Pictures");
    private static final byte[] CONTENT = Bytes.noise(1000);

    @TempDir
    private Path cache;

    private FakeHub hub;
    private String commit;
    private HubClient offline;

    @BeforeEach
    void downloadOneFile() throws IOException {
        hub = FakeHub.start();
        commit = hub.repository(DATA)
                .commit(Map.of("core/x.parquet", FakeFile.large(CONTENT), "card.md", FakeFile.small("0123456789")));
        hub.repository(DATA).ref("feature/new", commit);
        try (HubClient online = new HubClient(hub.settings(cache))) {
            online.download(online.resolve(DATA, "feature/new", "core/x.parquet"));
        }
        hub.forgetRequests();
        offline = new HubClient(settings(Map.of("HF_HUB_OFFLINE", "1")));
    }

    @AfterEach
    void askedForNothing() {
        offline.close();
        hub.close();
    }

    private HubSettings settings(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(hub.environment(cache));
        environment.putAll(more);
        return HubSettings.of(environment);
    }

    @Test
    void answersFromRefsAndSnapshots() throws IOException {
        assertThat(offline.commit(DATA, "feature/new")).isEqualTo(commit);
        HubFile file = offline.resolve(DATA, "feature/new", "core/x.parquet");
        assertThat(file.etag()).isEqualTo(FakeFile.large(CONTENT).sha256());
        assertThat(file.isLocal()).isTrue();
        assertThat(offline.download(file)).hasBinaryContent(CONTENT);
        assertThat(Bytes.read(offline, file, 990, 10)).isEqualTo(Bytes.slice(CONTENT, 990, 10));
        assertThat(offline.list(DATA, commit, "core"))
                .containsExactly(new HubEntry("core/x.parquet", 1000, Optional.empty(), Optional.of(file.etag())));
        assertThat(offline.list(DATA, commit, "reddit")).isEmpty();
        assertThat(offline.bytesReceived()).isZero();
        assertThat(hub.requests()).isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        String rest =
                ": is not in the cache, and HF_HUB_OFFLINE forbids to fetch it: download it before, or unset HF_HUB_OFFLINE";

        assertThatThrownBy(() -> offline.commit(DATA, "v1.0"))
                .isInstanceOf(UserException.class)
                .hasMessage("hf://datasets/Org/Pictures@v1.0" + rest);
        assertThatThrownBy(() -> offline.resolve(DATA, "feature/new", "card.md"))
                .isInstanceOf(UserException.class)
                .hasMessage("hf://datasets/Org/Pictures@feature%2Fnew/card.md" + rest);
        assertThat(hub.requests()).isEmpty();
    }

    @Test
    void findsCachedFilesByBranchAndByCommit() throws IOException {
        Path expected = cache.resolve("datasets--Org--Pictures/snapshots")
                .resolve(commit)
                .resolve("core/x.parquet");

        assertThat(offline.cached(DATA, "feature/new", "core/x.parquet")).contains(expected);
        assertThat(offline.cached(DATA, commit, "core/x.parquet")).contains(expected);
        assertThat(offline.cached(DATA, "main", "core/x.parquet")).isEmpty();
        assertThat(offline.cached(DATA, commit, "card.md")).isEmpty();
    }

    @Test
    void distrustsARefThatIsNoCommit() throws IOException {
        Files.writeString(cache.resolve("datasets--Org--Pictures/refs/evil"), "../../..");

        assertThat(offline.cached(DATA, "evil", "x")).isEmpty();
        assertThatThrownBy(() -> offline.commit(DATA, "evil")).isInstanceOf(UserException.class);
    }

    @Test
    void keepsFilesInSnapshotsWhereLinksCannotBeMade() throws IOException {
        Path root = cache.resolve("without-links");
        HubSettings settings = settings(Map.of("HF_HUB_DISABLE_SYMLINKS", "1", "HF_HUB_CACHE", root.toString()));
        Path first;
        Path second;
        try (HubClient client = new HubClient(settings)) {
            first = client.download(client.resolve(DATA, "main", "card.md"));
            hub.repository(DATA).commit(Map.of("card.md", FakeFile.small("0123456789"), "b", FakeFile.small("b")));
            second = client.download(client.resolve(DATA, "main", "card.md"));
        }

        assertThat(Files.isSymbolicLink(first)).isFalse();
        assertThat(first).hasContent("0123456789");
        assertThat(second).isNotEqualTo(first).hasContent("0123456789");
        try (HubClient later =
                new HubClient(settings(Map.of("HF_HUB_OFFLINE", "1", "HF_HUB_CACHE", root.toString())))) {
            HubFile file = later.resolve(DATA, "main", "card.md");
            assertThat(file.etag()).isEmpty();
            assertThat(later.download(file)).isEqualTo(second);
        }
    }

    @Test
    void copiesABlobThatOthersMayUseWhereLinksCannotBeMade() throws IOException {
        Path blob = cache.resolve("datasets--Org--Pictures/blobs")
                .resolve(FakeFile.large(CONTENT).sha256());
        hub.repository(DATA).commit(Map.of("copy.parquet", FakeFile.large(CONTENT)));
        try (HubClient client = new HubClient(settings(Map.of("HF_HUB_DISABLE_SYMLINKS", "1")))) {
            Path copy = client.download(client.resolve(DATA, "main", "copy.parquet"));

            assertThat(Files.isSymbolicLink(copy)).isFalse();
            assertThat(copy).hasBinaryContent(CONTENT);
            assertThat(blob).hasBinaryContent(CONTENT);
        }
    }
}
