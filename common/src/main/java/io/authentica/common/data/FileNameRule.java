package io.authentica.common.data;

import java.util.Arrays;
import java.util.Optional;

/** What a {@code file_name} may be: a path below the data set's directory, written the same way on every system. */
final class FileNameRule {

    private FileNameRule() {}

    /** What is wrong with {@code fileName}; empty when nothing is. */
    static Optional<String> problem(String fileName) {
        if (fileName.isBlank()) {
            return Optional.of("file_name must not be empty");
        }
        if (fileName.chars().anyMatch(character -> character < ' ' || character == '\\')) {
            return problem("must have forward slashes and no control characters", fileName);
        }
        if (fileName.startsWith("/") || fileName.matches("[A-Za-z]:.*")) {
            return problem("must be relative to the data set's directory", fileName);
        }
        boolean leaves = Arrays.stream(fileName.split("/", -1))
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        return leaves ? problem("must not have empty parts, '.' or '..'", fileName) : Optional.empty();
    }

    private static Optional<String> problem(String rule, String fileName) {
        String shown = fileName.replaceAll("\\p{Cntrl}", "?").replace('\uFEFF', '?');
        return Optional.of("file_name " + rule + " but was '" + shown + "'");
    }
}
