package io.authentica.train.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.train.hub.FakeRepository.Access;
import io.authentica.train.hub.HubRepository.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see what, what the answers mean, and where the token goes. */
final class HubErrorsTest {

    private static final HubRepository DATA = new HubRepository(Kind.DATASET, "Org/Pictures");
    private static final String BAD_TOKEN = "hf_bad";

    @TempDir
    private Path cache;

    private FakeHub hub;

    @BeforeEach
    void startHub() throws IOException {
        hub = FakeHub.start();
        hub.repository(DATA)
                .commit(Map.of("x.parquet", FakeFile.large(new byte[100]), "card.md", FakeFile.small("card")));
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    private HubClient client(String... token) {
        Map<String, String> environment = new HashMap<>(hub.environment(cache));
        if (token.length > 0) {
            environment.put("HF_TOKEN", token[0]);
            environment.remove("HF_HUB_DISABLE_IMPLICIT_TOKEN");
        } else {
            environment.put("HOME", cache.toString());
        }
        return new HubClient(HubSettings.of(environment), new TestClock());
    }

    private static void assertFailure(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(UserException.class).hasMessage(message);
    }

    @Test
    void gatedRepositoriesNeedAcceptedTermsAndAToken() {
        hub.repository(DATA).access(Access.GATED);

        assertFailure(
                () -> client().resolve(DATA, "main", "x.parquet"),
                "hf://datasets/Org/Pictures: gated: accept the terms at " + hub.endpoint()
                        + "/datasets/Org/Pictures and set HF_TOKEN to the token of that account");
        assertFailure(
                () -> client(FakeHub.TOKEN).commit(DATA, "main"),
                "hf://datasets/Org/Pictures: gated, and the token's account has no access: accept the terms at "
                        + hub.endpoint() + "/datasets/Org/Pictures with that account");
    }

    @Test
    void privateRepositoriesLookLikeMissingOnes() throws IOException {
        hub.repository(DATA).access(Access.PRIVATE);

        assertFailure(
                () -> client().resolve(DATA, "main", "x.parquet"),
                "hf://datasets/Org/Pictures: there is no such repository, or it is private: check its name,"
                        + " or set HF_TOKEN to the token of an account that may read it");
        assertFailure(
                () -> client(FakeHub.TOKEN).commit(new HubRepository(Kind.MODEL, "org/nothing"), "main"),
                "hf://org/nothing: there is no such repository, or it is private: check its name,"
                        + " and that the token's account may read it");
        assertThat(client(FakeHub.TOKEN).resolve(DATA, "main", "x.parquet").size())
                .isEqualTo(100);
    }

    @Test
    void aBare401MeansAMissingRepository() {
        hub.fault("HEAD hub", 1, new FakeFault.Status(401, Map.of()));

        assertThatThrownBy(() -> client().resolve(DATA, "main", "x.parquet"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("there is no such repository, or it is private");
    }

    @Test
    void disabledRepositoriesAreCalledSo() {
        hub.repository(DATA).access(Access.DISABLED);

        assertFailure(
                () -> client().commit(DATA, "main"),
                "hf://datasets/Org/Pictures: the Hub has disabled this repository: see " + hub.endpoint()
                        + "/datasets/Org/Pictures");
    }

    @Test
    void aTokenThatIsNotAcceptedIsNotShown() {
        assertFailure(
                () -> client(BAD_TOKEN).commit(DATA, "main"),
                "the Hub does not accept the token (HF_TOKEN, or the file HF_TOKEN_PATH): make a new one at "
                        + hub.endpoint() + "/settings/tokens");
    }

    @Test
    void aForbiddenAnswerQuotesItsReason() {
        hub.fault("/revision/", 1, new FakeFault.Status(403, Map.of("X-Error-Message", "no read permission")));

        assertFailure(
                () -> client(FakeHub.TOKEN).commit(DATA, "main"),
                "hf://datasets/Org/Pictures: access is denied (no read permission): check what the token is allowed to do");
    }

    @Test
    void missingRevisionsAndFilesAreNamed() {
        assertFailure(
                () -> client().commit(DATA, "v9"),
                "hf://datasets/Org/Pictures: there is no revision 'v9': see " + hub.endpoint()
                        + "/datasets/Org/Pictures/tree/main for its branches and tags");
        assertThatThrownBy(() -> client().resolve(DATA, "main", "y.parquet"))
                .isInstanceOf(MissingEntryException.class)
                .hasMessage("hf://datasets/Org/Pictures/y.parquet: there is no such file or folder: see "
                        + hub.endpoint() + "/datasets/Org/Pictures/tree/main");
    }

    @Test
    void anythingElseIsGivenWithItsNumberAndRequest() {
        hub.fault("/revision/", 1, new FakeFault.Status(418, Map.of("X-Error-Message", "teapot")));

        assertFailure(
                () -> client().commit(DATA, "main"),
                "hf://datasets/Org/Pictures: HTTP 418 from 127.0.0.1 (request request-7) (teapot): check the name and HF_ENDPOINT");
    }

    @Test
    void anAnswerWithoutACommitDoesNotComeFromAHub() {
        hub.fault("HEAD hub", 1, new FakeFault.Html());
        hub.fault("HEAD hub", 1, new FakeFault.Header("X-Repo-Commit", "../../etc"));
        hub.fault("HEAD hub", 1, new FakeFault.Header("X-Linked-Etag", "\"../../etc/passwd\""));
        hub.fault("HEAD hub", 1, new FakeFault.Header("X-Linked-Size", ""));

        for (String missing :
                new String[] {"commit in X-Repo-Commit", "commit in X-Repo-Commit", "usable ETag", "size of the file"
                }) {
            assertThatThrownBy(() -> client().resolve(DATA, "main", "x.parquet"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("has no " + missing + ": it does not come from a Hub; check HF_ENDPOINT");
        }
    }

    @Test
    void theTokenGoesToTheEndpointAndNowhereElse() throws IOException {
        HubClient client = client(FakeHub.TOKEN);

        Bytes.read(client, client.resolve(DATA, "main", "x.parquet"), 5, 10);

        assertThat(hub.requests())
                .extracting(request -> request.server() + " " + request.authorization())
                .containsExactly("hub Bearer " + FakeHub.TOKEN, "cdn ");
    }

    @Test
    void theTokenStaysThroughRedirectsWithinTheEndpointOnly() throws IOException {
        HubClient client = client(FakeHub.TOKEN);
        String old = "/datasets/Org/Old/resolve/main/card.md";
        String other = "/datasets/Org/Other/resolve/main/card.md";
        String now = "/datasets/Org/Pictures/resolve/main/card.md";
        // Relative, then absolute on the same host, then a real file.
        hub.fault("HEAD hub " + old, 1, new FakeFault.Status(307, Map.of("Location", other)));
        hub.fault("HEAD hub " + other, 1, new FakeFault.Status(302, Map.of("Location", hub.endpoint() + now)));
        HubFile card = client.resolve(new HubRepository(Kind.DATASET, "Org/Old"), "main", "card.md");
        // When read: to another host, and from there back and away again.
        String there = hub.cdn() + "/redirected";
        hub.fault("GET hub " + now, 1, new FakeFault.Status(302, Map.of("Location", there)));
        hub.fault("GET cdn /redirected", 1, new FakeFault.Status(302, Map.of("Location", hub.endpoint() + now)));

        assertThat(Bytes.read(client, card, 1, 2)).asString().isEqualTo("ar");
        String bearer = "Bearer " + FakeHub.TOKEN;
        assertThat(hub.requests())
                .extracting(request -> request.method() + " " + request.server() + " " + request.authorization())
                .containsExactly(
                        "HEAD hub " + bearer,
                        "HEAD hub " + bearer,
                        "HEAD hub " + bearer,
                        "GET hub " + bearer,
                        "GET cdn ",
                        "GET hub " + bearer);
    }

    @Test
    void redirectsThatGoInCirclesEnd() {
        String path = "/datasets/Org/Pictures/resolve/main/card.md";
        hub.fault("HEAD hub " + path, 99, new FakeFault.Status(302, Map.of("Location", path)));

        assertThatThrownBy(() -> client().resolve(DATA, "main", "card.md"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("more than 10 redirects");
    }

    @Test
    void redirectsToOtherSchemesAreRefused() throws IOException {
        HubFile card = client().resolve(DATA, "main", "card.md");
        hub.fault("GET hub", 1, new FakeFault.Status(302, Map.of("Location", "file:///etc/passwd")));

        assertThatThrownBy(() -> Bytes.read(client(), card, 0, 2))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("redirects /datasets/Org/Pictures/resolve/main/card.md to where it must not");
    }
}
