package io.authentica.train.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Asks the Hub what things are: a revision's commit, a file's hash, size and location.
 *
 * @param transport to the Hub
 * @param uris of the endpoint
 * @param errors in words
 */
record HubResolver(HubTransport transport, HubUris uris, HubErrors errors) {

    private static final int MOST_REDIRECTS = 10;
    private static final int MOST_JSON_BYTES = 64 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern ETAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    /** Whether a revision is a commit, which never moves. */
    static boolean isCommit(String revision) {
        return COMMIT.matcher(revision).matches();
    }

    /** The commit that a branch or tag is at. */
    String commit(HubRepository repository, String revision) throws IOException {
        HubReference asked = new HubReference(repository, revision, "");
        Page page = page(uris.revision(repository, revision), asked);
        String commit = page.content().path("sha").asText();
        if (!isCommit(commit)) {
            throw new UserException(asked + ": the Hub's answer must have the commit in 'sha': check HF_ENDPOINT");
        }
        return commit;
    }

    /**
     * An answer in JSON.
     *
     * @param content of the body
     * @param link the header Link, empty without one
     */
    record Page(JsonNode content, String link) {}

    /** Gets JSON. */
    Page page(URI uri, HubReference asked) throws IOException {
        Retries retries = transport.retries(asked.toString());
        while (true) {
            try (HubAnswer answer = transport.get(uri, Map.of())) {
                if (answer.status() != 200) {
                    throw errors.of(answer, asked);
                }
                if (!answer.isJson()) {
                    throw errors.notAHub(answer, asked.toString(), "JSON");
                }
                byte[] body = answer.bytes(MOST_JSON_BYTES);
                try {
                    return new Page(JSON.readTree(body), answer.header("Link").orElse(""));
                } catch (JsonProcessingException broken) {
                    throw new TransientException("the JSON of " + uri.getHost() + " is broken", broken);
                }
            } catch (TransientException failure) {
                retries.waitAfter(failure);
            }
        }
    }

    /** What a file is, and where it can be had from. */
    HubFile file(HubRepository repository, String revision, String path) throws IOException {
        HubReference asked = new HubReference(repository, revision, path);
        Retries retries = transport.retries(asked.toString());
        while (true) {
            try {
                return lookUp(asked);
            } catch (TransientException failure) {
                retries.waitAfter(failure);
            }
        }
    }

    private HubFile lookUp(HubReference asked) throws IOException {
        URI current = uris.resolve(asked.repository(), asked.revision(), asked.path());
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            try (HubAnswer answer = transport.head(current)) {
                if (!answer.isRedirect()) {
                    if (answer.status() != 200) {
                        throw errors.of(answer, asked);
                    }
                    return described(asked, answer, current);
                }
                URI target = transport.redirected(current, answer);
                if (!transport.isEndpoint(target)) {
                    return described(asked, answer, target);
                }
                // A renamed repository, or the Hub's own store of small files: the facts are further on.
                current = target;
            }
        }
        throw new UserException(asked + ": more than " + MOST_REDIRECTS + " redirects");
    }

    private HubFile described(HubReference asked, HubAnswer answer, URI location) {
        String commit = answer.header("X-Repo-Commit").orElse("");
        if (!isCommit(commit)) {
            throw errors.notAHub(answer, asked.toString(), "commit in X-Repo-Commit");
        }
        String etag = plain(
                answer.header("X-Linked-Etag").or(() -> answer.header("ETag")).orElse(""));
        if (!ETAG.matcher(etag).matches()) {
            throw errors.notAHub(answer, asked.toString(), "usable ETag");
        }
        OptionalLong linked = answer.count("X-Linked-Size");
        // The length of a redirect is that of its own body.
        OptionalLong size = linked.isPresent() || answer.isRedirect() ? linked : answer.count("Content-Length");
        if (size.isEmpty()) {
            throw errors.notAHub(answer, asked.toString(), "size of the file");
        }
        return new HubFile(asked.repository(), commit, asked.path(), etag, size.getAsLong(), location);
    }

    /** A tag without the mark of weakness and the quotes. */
    private static String plain(String etag) {
        return Optional.of(etag)
                .map(value -> value.startsWith("W/") ? value.substring(2) : value)
                .map(value -> value.replaceAll("^\"|\"$", ""))
                .orElse("");
    }
}
