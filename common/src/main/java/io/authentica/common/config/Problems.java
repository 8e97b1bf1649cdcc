package io.authentica.common.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that its user mends everything in one go. */
final class Problems {

    private record Problem(int line, String text) {}

    private final String sourceName;
    private final List<Problem> found = new ArrayList<>();

    Problems(String sourceName) {
        this.sourceName = sourceName;
    }

    /**
     * Adds a problem.
     *
     * @param path the key path, empty for the whole file
     * @param what the rule and the value: {@code must be ... but was ...}
     */
    void add(int line, String path, String what) {
        found.add(new Problem(line, path.isEmpty() ? what : path + " " + what));
    }

    int count() {
        return found.size();
    }

    ConfigException toException() {
        return new ConfigException(
                sourceName,
                found.stream()
                        .sorted(Comparator.comparingInt(Problem::line))
                        .map(problem -> sourceName + ":" + problem.line() + ": " + problem.text())
                        .toList());
    }
}
