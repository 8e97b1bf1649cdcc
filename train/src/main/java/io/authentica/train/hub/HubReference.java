package io.authentica.train.hub;

import io.authentica.common.cli.UserException;
import io.authentica.train.hub.HubRepository.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code hf://datasets/Org/Name@revision/path} or {@code hf://org/name@revision/path} names; the grammar is that of Python's
 * {@code huggingface_hub}.
 *
 * @param repository the repository
 * @param revision branch, tag or commit; {@link #DEFAULT_REVISION} where none is written
 * @param path of a file or folder in it; empty for all of it
 */
public record HubReference(HubRepository repository, String revision, String path) {

    public static final String DEFAULT_REVISION = "main";
    static final String SCHEME = "hf://";

    private static final String FORM = "hf://datasets/Org/Name[@revision][/path] or hf://org/name[@revision][/path]";
    // Refs of the Hub that may be written with their slashes.
    private static final Pattern SPECIAL_REF = Pattern.compile("refs/(?:convert/[\\w.-]+|pr/\\d+)(?=/|$)");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final List<String> OTHER_KINDS = List.of("spaces", "kernels", "buckets");

    public HubReference {
        Optional<String> problem = HubPathRule.problem(revision);
        if (problem.isPresent()) {
            throw new IllegalArgumentException("revision " + problem.get() + " but was '" + revision + "'");
        }
        problem = path.isEmpty() ? Optional.empty() : HubPathRule.problem(path);
        if (problem.isPresent()) {
            throw new IllegalArgumentException("path " + problem.get() + " but was '" + path + "'");
        }
    }

    /** Whether {@code text} is meant as a reference, and not as a path on this machine. */
    public static boolean isOne(String text) {
        return text.startsWith(SCHEME);
    }

    /**
     * Reads a reference.
     *
     * @throws UserException says what is wrong with it
     */
    public static HubReference parse(String text) {
        if (!isOne(text)) {
            throw wrong(text, "must be " + FORM);
        }
        String body = text.substring(SCHEME.length()).replaceFirst("/+$", "");
        String[] kindAndRest = body.split("/", 2);
        if (OTHER_KINDS.contains(kindAndRest[0])) {
            throw wrong(text, "must name a data set or a model, not one of " + kindAndRest[0]);
        }
        Optional<Kind> kind = kindOf(kindAndRest[0]);
        String location = kind.isPresent() ? (kindAndRest.length == 2 ? kindAndRest[1] : "") : body;
        String[] parts = location.split("/", 3);
        if (parts.length < 2) {
            throw wrong(text, "must be " + FORM);
        }
        int at = parts[1].indexOf('@');
        String id = parts[0] + "/" + (at < 0 ? parts[1] : parts[1].substring(0, at));
        Optional<String> problem = HubRepository.problem(id);
        if (problem.isPresent()) {
            throw wrong(text, problem.get());
        }
        HubRepository repository = new HubRepository(kind.orElse(Kind.MODEL), id);
        String rest = location.substring(id.length());
        try {
            return at < 0 ? unrevised(repository, rest) : revised(repository, rest.substring(1));
        } catch (IllegalArgumentException invalid) {
            throw wrong(text, String.valueOf(invalid.getMessage()));
        }
    }

    private static Optional<Kind> kindOf(String part) {
        for (Kind kind : Kind.values()) {
            if (kind.plural().equals(part)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static HubReference unrevised(HubRepository repository, String slashAndPath) {
        return new HubReference(repository, DEFAULT_REVISION, slashAndPath.isEmpty() ? "" : slashAndPath.substring(1));
    }

    private static HubReference revised(HubRepository repository, String revisionAndPath) {
        Matcher special = SPECIAL_REF.matcher(revisionAndPath);
        int slash = special.lookingAt() ? special.end() : revisionAndPath.indexOf('/');
        int end = slash < 0 ? revisionAndPath.length() : slash;
        if (BROKEN_ESCAPE.matcher(revisionAndPath.substring(0, end)).find()) {
            throw new IllegalArgumentException("revision must have two hexadecimal digits after a '%'");
        }
        // The decoder is one of forms: only there is a plus a space.
        String revision =
                URLDecoder.decode(revisionAndPath.substring(0, end).replace("+", "%2B"), StandardCharsets.UTF_8);
        return new HubReference(
                repository, revision, end == revisionAndPath.length() ? "" : revisionAndPath.substring(end + 1));
    }

    private static UserException wrong(String text, String problem) {
        return new UserException(HubPathRule.shown(text) + ": " + HubPathRule.shown(problem));
    }

    /** The same thing with a revision that does not move. */
    public HubReference at(String commit) {
        return new HubReference(repository, commit, path);
    }

    /** As it is written; a revision {@code main} is left out. */
    @Override
    public String toString() {
        String plain = revision.replace("%", "%25");
        String written = SPECIAL_REF.matcher(revision).matches() ? plain : plain.replace("/", "%2F");
        return repository
                + (revision.equals(DEFAULT_REVISION) ? "" : "@" + written)
                + (path.isEmpty() ? "" : "/" + path);
    }
}
