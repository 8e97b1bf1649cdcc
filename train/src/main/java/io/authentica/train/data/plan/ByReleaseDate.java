package io.authentica.train.data.plan;

import io.authentica.common.data.Split;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tests on generators that were released on a day or later, as a detector in use meets them. Earlier generators keep their images
 * in train and validation and lose those in test; images without a date that can be compared are dropped. Where a generator has
 * dates on both sides of the day, its later images are dropped: training has seen their like. Real images keep their splits.
 *
 * @param from the first day of the test
 */
public record ByReleaseDate(ReleaseDate from) implements SplitPolicy {

    @Override
    public Map<RowKind, Placement> place(Collection<RowKind> kinds) {
        Set<String> early = kinds.stream()
                .filter(RowKind::isFake)
                .filter(kind -> date(kind).filter(date -> date.isBefore(from)).isPresent())
                .map(RowKind::generator)
                .collect(Collectors.toSet());
        return SplitPolicy.placeEach(kinds, kind -> place(kind, early));
    }

    private Placement place(RowKind kind, Set<String> early) {
        if (!kind.isFake()) {
            return new Placement.In(kind.published());
        }
        Optional<ReleaseDate> date = date(kind);
        if (date.filter(day -> day.isSince(from)).isPresent()) {
            return early.contains(kind.generator())
                    ? new Placement.Dropped(DropReason.ON_BOTH_SIDES)
                    : new Placement.In(Split.TEST);
        }
        if (date.filter(day -> day.isBefore(from)).isEmpty()) {
            return new Placement.Dropped(DropReason.NO_DATE);
        }
        return kind.published() == Split.TEST
                ? new Placement.Dropped(DropReason.SEEN_IN_TEST)
                : new Placement.In(kind.published());
    }

    private static Optional<ReleaseDate> date(RowKind kind) {
        return ReleaseDate.parse(kind.releaseDate());
    }

    @Override
    public boolean keepsPromptsApart() {
        return true;
    }

    @Override
    public String describe() {
        return "generators released from " + from.text() + " on held out for test";
    }
}
