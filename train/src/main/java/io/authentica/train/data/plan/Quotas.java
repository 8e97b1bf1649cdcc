package io.authentica.train.data.plan;

import io.authentica.common.cli.UserException;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many rows to take at most.
 *
 * @param perGenerator AI-generated images of each generator in a split
 * @param reals real images of all sources together in a split
 */
public record Quotas(SplitCounts perGenerator, Reals reals) {

    /** Everything. */
    public static final Quotas NONE = new Quotas(SplitCounts.UNLIMITED, new Reals.All());

    /** The same number of each generator in every split. */
    public Quotas(OptionalInt perGenerator, Reals reals) {
        this(new SplitCounts(perGenerator, Map.of()), reals);
    }

    /** How many real images a split gets. */
    public sealed interface Reals {

        record All() implements Reals {}

        record AtMost(int count) implements Reals {
            public AtMost {
                if (count < 1) {
                    throw new UserException("--reals must be at least 1 but was " + count);
                }
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
}
