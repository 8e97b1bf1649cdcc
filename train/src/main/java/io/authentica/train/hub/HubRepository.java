package io.authentica.train.hub;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository on the Hub.
 *
 * @param kind data set or model
 * @param id {@code namespace/name}, by the Hub's naming rules
 */
public record HubRepository(Kind kind, String id) {

    private static final int LONGEST_PART = 96;
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?");

    /** What a repository holds. */
    public enum Kind {
        DATASET,
        MODEL;

        /** As in the Hub's API and in cache folders: {@code datasets}. */
        String plural() {
            return name().toLowerCase(Locale.ROOT) + "s";
        }
    }

    public HubRepository {
        Optional<String> problem = problem(id);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    /** What is wrong with an id; empty when nothing is. */
    static Optional<String> problem(String id) {
        String[] parts = id.split("/", -1);
        if (parts.length != 2) {
            return Optional.of("repository must be namespace/name but was '" + id + "'");
        }
        for (String part : parts) {
            if (part.length() > LONGEST_PART || !PART.matcher(part).matches() || part.contains("..")) {
                return Optional.of(
                        "repository must consist of letters, digits, '-', '_' and '.' (not first or last, not '..'),"
                                + " at most " + LONGEST_PART + " of them on either side of the '/', but was '" + id
                                + "'");
            }
        }
        boolean reserved = id.contains("--") || id.endsWith(".git");
        return reserved
                ? Optional.of("repository must not contain '--' or end in '.git' but was '" + id + "'")
                : Optional.empty();
    }

    /** Its path on the Hub's web site: {@code datasets/Org/Name}, {@code org/name}. */
    String webPath() {
        return switch (kind) {
            case DATASET -> "datasets/" + id;
            case MODEL -> id;
        };
    }

    /** Its folder in the cache: {@code datasets--Org--Name}. */
    String cacheFolder() {
        return kind.plural() + "--" + id.replace("/", "--");
    }

    /** As in references: {@code hf://datasets/Org/Name}, {@code hf://org/name}. */
    @Override
    public String toString() {
        return HubReference.SCHEME + webPath();
    }
}
