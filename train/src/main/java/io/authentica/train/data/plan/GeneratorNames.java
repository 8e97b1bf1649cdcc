package io.authentica.train.data.plan;

import io.authentica.common.cli.UserException;
import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The generators that a source has, for checking the names that a user gives. */
final class GeneratorNames {

    private static final int SUGGESTIONS = 3;

    private final NavigableSet<String> known;

    GeneratorNames(Collection<RowKind> kinds) {
        this.known = kinds.stream()
                .filter(RowKind::isFake)
                .map(RowKind::generator)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @throws UserException if one of {@code names} is no generator of the source */
    void requireKnown(String option, Collection<String> names) {
        for (String name : names) {
            if (!known.contains(RowKind.normalised(name))) {
                throw new UserException(option + " must name generators of the files used but has '" + name
                        + "'; the nearest are: " + nearest(RowKind.normalised(name)));
            }
        }
    }

    /** @throws UserException if none of {@code names} is a generator of the source */
    void requireAny(String option, Collection<String> names) {
        if (names.stream().noneMatch(known::contains)) {
            throw new UserException(option + " must name generators of the files used but none of its " + names.size()
                    + " names is one; the files have: " + String.join(", ", known));
        }
    }

    private String nearest(String name) {
        return known.stream()
                .sorted(Comparator.<String>comparingInt(other -> distance(name, other))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SUGGESTIONS)
                .collect(Collectors.joining(", "));
    }

    /** Levenshtein's: how many characters have to be put in, taken out or changed. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j - 1], diagonal));
            }
        }
        return row[to.length()];
    }
}
