package io.authentica.train.data.plan;

import io.authentica.common.data.Split;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is asked for. Generators and dates are asked of AI-generated images only.
 *
 * @param splits published ones
 * @param generators normalised names; empty means all
 * @param excluded normalised names
 * @param releasedBefore only generators of an earlier date
 * @param releasedAfter only generators of a later date
 */
public record RowFilter(
        Set<Split> splits,
        Set<String> generators,
        Set<String> excluded,
        Optional<ReleaseDate> releasedBefore,
        Optional<ReleaseDate> releasedAfter) {

    /** Everything. */
    public static final RowFilter NONE =
            new RowFilter(Set.of(Split.values()), Set.of(), Set.of(), Optional.empty(), Optional.empty());

    public RowFilter {
        splits = Set.copyOf(splits);
        generators = normalised(generators);
        excluded = normalised(excluded);
    }

    /** Why rows of a kind are not wanted; empty if they are. */
    Optional<DropReason> rejects(RowKind kind) {
        if (!splits.contains(kind.published())) {
            return Optional.of(DropReason.OTHER_SPLIT);
        }
        if (!kind.isFake()) {
            return Optional.empty();
        }
        if (!generators.isEmpty() && !generators.contains(kind.generator())) {
            return Optional.of(DropReason.OTHER_GENERATOR);
        }
        return excluded.contains(kind.generator())
                ? Optional.of(DropReason.EXCLUDED_GENERATOR)
                : rejectsDate(kind.releaseDate());
    }

    private Optional<DropReason> rejectsDate(String text) {
        if (releasedBefore.isEmpty() && releasedAfter.isEmpty()) {
            return Optional.empty();
        }
        Optional<ReleaseDate> date = ReleaseDate.parse(text);
        if (date.isEmpty()) {
            return Optional.of(DropReason.NO_DATE);
        }
        boolean early = releasedBefore.map(date.get()::isBefore).orElse(true);
        boolean late = releasedAfter.map(date.get()::isAfter).orElse(true);
        return early && late ? Optional.empty() : Optional.of(DropReason.OUTSIDE_DATES);
    }

    private static Set<String> normalised(Set<String> names) {
        return names.stream().map(RowKind::normalised).collect(Collectors.toCollection(TreeSet::new));
    }
}
