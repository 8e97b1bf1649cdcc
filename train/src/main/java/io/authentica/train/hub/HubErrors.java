package io.authentica.train.hub;

import io.authentica.common.cli.UserException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Says in one line what an answer of the Hub means and what to do.
 *
 * @param uris of the endpoint
 * @param withToken whether a token is sent
 */
record HubErrors(HubUris uris, boolean withToken) {

    private static final String DISABLED = "Access to this resource is disabled.";
    private static final String BAD_TOKEN = "Invalid credentials in Authorization header";

    /** What went wrong when asking for {@code asked}, which is a file, or a folder, or with an empty path all of a repository. */
    UserException of(HubAnswer answer, HubReference asked) {
        String code = answer.header("X-Error-Code").orElse("");
        String message = answer.header("X-Error-Message").orElse("");
        HubRepository repository = asked.repository();
        if (code.equals("GatedRepo")) {
            return gated(repository);
        }
        if (message.equals(DISABLED)) {
            return new UserException(
                    repository + ": the Hub has disabled this repository: see " + uris.page(repository));
        }
        if (message.equals(BAD_TOKEN)) {
            return new UserException(
                    "the Hub does not accept the token (HF_TOKEN, or the file HF_TOKEN_PATH): make a new one at "
                            + uris.endpoint() + "/settings/tokens");
        }
        if (code.equals("RevisionNotFound")) {
            return new UserException(repository + ": there is no revision '" + HubPathRule.shown(asked.revision())
                    + "': see " + uris.page(repository) + "/tree/main for its branches and tags");
        }
        if (code.equals("EntryNotFound")) {
            return new MissingEntryException(asked + ": there is no such file or folder: see " + uris.page(repository)
                    + "/tree/" + asked.revision());
        }
        if (code.equals("RepoNotFound") || answer.status() == 401) {
            return new UserException(repository + ": there is no such repository, or it is private: check its name, "
                    + (withToken
                            ? "and that the token's account may read it"
                            : "or set HF_TOKEN to the token of an account that may read it"));
        }
        if (answer.status() == 403) {
            return new UserException(asked + ": access is denied" + quoted(message)
                    + (withToken ? ": check what the token is allowed to do" : ": set HF_TOKEN"));
        }
        return new UserException(
                asked + ": " + statusLine(answer) + quoted(message) + ": check the name and HF_ENDPOINT");
    }

    private UserException gated(HubRepository repository) {
        String page = uris.page(repository);
        return new UserException(
                withToken
                        ? repository + ": gated, and the token's account has no access: accept the terms at " + page
                                + " with that account"
                        : repository + ": gated: accept the terms at " + page
                                + " and set HF_TOKEN to the token of that account");
    }

    /** What comes from something that is no Hub. */
    UserException notAHub(HubAnswer answer, String asked, String missing) {
        String type = answer.header("Content-Type").orElse("no content type");
        return new UserException(asked + ": the answer of " + answer.uri().getHost() + " (" + answer.status() + ", "
                + HubPathRule.shown(type) + ") has no " + missing
                + ": it does not come from a Hub; check HF_ENDPOINT, and for a proxy or login page in between");
    }

    private static String quoted(String message) {
        return message.isEmpty() ? "" : " (" + HubPathRule.shown(message) + ")";
    }

    /** {@code HTTP 503 from huggingface.co (request Root=1-2-3)}. */
    static String statusLine(HubAnswer answer) {
        Optional<String> request = answer.header("X-Request-Id").map(HubPathRule::shown);
        return "HTTP " + answer.status() + " from " + answer.uri().getHost()
                + request.map(id -> " (request " + id + ")").orElse("");
    }

    /** An exception in some words. */
    static String reason(Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return "timeout; HF_HUB_ETAG_TIMEOUT and HF_HUB_DOWNLOAD_TIMEOUT set it";
        }
        String name = failure.getClass().getSimpleName().replace("Exception", "");
        String message = failure.getMessage();
        return message == null || message.isBlank() ? name : name + ": " + message.replaceAll("\\s+", " ");
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }
}
