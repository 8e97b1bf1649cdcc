package io.authentica.train.data.plan;

import io.authentica.common.cli.UserException;
import java.util.OptionalInt;

/**
 * How many rows to take at most, each in every split.
 *
 * @param perGenerator AI-generated images of each generator; empty means all
 * @param reals real images of all sources together
 */
public record Quotas(OptionalInt perGenerator, Reals reals) {

    /** Everything. */
    public static final Quotas NONE = new Quotas(OptionalInt.empty(), new Reals.All());

    public Quotas {
        if (perGenerator.isPresent()) {
            requirePositive("--per-generator", perGenerator.getAsInt());
        }
    }

    /** How many real images a split gets. */
    public sealed interface Reals {

        record All() implements Reals {}

        record AtMost(int count) implements Reals {
            public AtMost {
                requirePositive("--reals", count);
            }
        }

        /** As many as the split gets AI-generated ones. */
        record Balanced() implements Reals {}

        /** How many at most in a split with {@code fakes} AI-generated images; empty means all. */
        default OptionalInt limit(int fakes) {
            if (this instanceof AtMost limit) {
                return OptionalInt.of(limit.count());
            }
            return this instanceof Balanced ? OptionalInt.of(fakes) : OptionalInt.empty();
        }
    }

    private static void requirePositive(String option, int quota) {
        if (quota < 1) {
            throw new UserException(option + " must be at least 1 but was " + quota);
        }
    }
}
