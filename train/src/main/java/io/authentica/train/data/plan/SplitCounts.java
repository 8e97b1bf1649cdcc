package io.authentica.train.data.plan;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringJoiner;

/**
 * A limit for each split.
 *
 * @param general for splits that are not named; empty means no limit
 * @param named for the others
 */
public record SplitCounts(OptionalInt general, Map<Split, Integer> named) {

    private static final String NO_LIMIT = "all";

    /** No limit anywhere. */
    public static final SplitCounts UNLIMITED = new SplitCounts(OptionalInt.empty(), Map.of());

    public SplitCounts {
        named = Map.copyOf(named);
        if (general.orElse(1) < 1 || named.values().stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("limits must be at least 1 but were " + general + " and " + named);
        }
    }

    /**
     * Reads {@code 500}, {@code 500,test=350} or {@code validation=50,test=350}.
     *
     * @param option for the error
     */
    public static SplitCounts parse(String option, String text) {
        OptionalInt general = OptionalInt.empty();
        Map<Split, Integer> named = new EnumMap<>(Split.class);
        for (String part : text.split(",", -1)) {
            String[] nameAndCount = part.strip().split("=", 2);
            int count = count(option, nameAndCount[nameAndCount.length - 1], text);
            boolean twice = nameAndCount.length == 1
                    ? general.isPresent()
                    : named.put(split(option, nameAndCount[0]), count) != null;
            if (twice) {
                throw new UserException(option + " must give each limit once but was " + text);
            }
            if (nameAndCount.length == 1) {
                general = OptionalInt.of(count);
            }
        }
        return new SplitCounts(general, named);
    }

    private static int count(String option, String number, String text) {
        try {
            int count = Integer.parseInt(number.strip());
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new UserException(
                option + " must be a number of at least 1, or numbers like 500,validation=50,test=350, but was " + text);
    }

    private static Split split(String option, String name) {
        try {
            return Split.parse(name.strip());
        } catch (UserException unknown) {
            throw new UserException(option + ": " + unknown.getMessage(), unknown);
        }
    }

    /** The limit in a split; empty if there is none. */
    OptionalInt in(Split split) {
        return named.containsKey(split) ? OptionalInt.of(named.get(split)) : general;
    }

    /** As {@link #parse} reads it, with the splits in their order. */
    public String describe() {
        StringJoiner text = new StringJoiner(",");
        text.add(general.isPresent() ? Integer.toString(general.getAsInt()) : NO_LIMIT);
        for (Split split : Split.values()) {
            if (named.containsKey(split)) {
                text.add(split.id() + "=" + named.get(split));
            }
        }
        return text.toString();
    }
}
