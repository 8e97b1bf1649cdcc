package io.authentica.train.hub;

import java.util.Arrays;
import java.util.Optional;

/** What a path in a repository, or a revision, may be, so that joined to a directory it stays below it on every system. */
final class HubPathRule {

    private HubPathRule() {}

    /** What is wrong with {@code path}; empty when nothing is. */
    static Optional<String> problem(String path) {
        if (path.chars().anyMatch(character -> character < ' ' || character == '\\' || character == 0x7f)) {
            return Optional.of("must have forward slashes and no control characters");
        }
        if (path.matches("(?:.*/)?[A-Za-z]:.*")) {
            return Optional.of("must not name a drive");
        }
        boolean leaves = Arrays.stream(path.split("/", -1))
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        return leaves ? Optional.of("must be relative, without empty parts, '.' or '..'") : Optional.empty();
    }

    /** {@code text} without what would break a line of a message. */
    static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
