package io.authentica.common.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** From Java's names to those in files, and from a mistyped name to the one that was meant. */
final class Names {

    private Names() {}

    /** {@code learningRate} becomes {@code learning_rate}. */
    static String snakeCase(String componentName) {
        return separated(componentName, "_");
    }

    /** {@code RandomCrop} becomes {@code random-crop}. */
    static String kebabCase(String typeName) {
        return separated(typeName, "-");
    }

    private static String separated(String camelCase, String separator) {
        return camelCase
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", separator)
                .toLowerCase(Locale.ROOT);
    }

    /** What an error says of a name that is not among the known ones: the nearest of them, or all. */
    static String suggestion(String name, Collection<String> known) {
        Optional<String> nearest = known.stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(2, candidate.length() / 3)
                        && distance(name, candidate) < candidate.length())
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
        return nearest.map(candidate -> " (did you mean " + candidate + "?)")
                .orElseGet(() -> known.isEmpty() ? "" : " (known: " + String.join(", ", known) + ")");
    }

    /** Levenshtein's distance; a hyphen for an underscore and upper for lower case are free. */
    private static int distance(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT).replace('-', '_');
        String right = other.toLowerCase(Locale.ROOT).replace('-', '_');
        int[] previous = IntStream.rangeClosed(0, right.length()).toArray();
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
