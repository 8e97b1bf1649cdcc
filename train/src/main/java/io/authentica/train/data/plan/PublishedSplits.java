package io.authentica.train.data.plan;

import java.util.Collection;
import java.util.Map;

/** The splits as the source has them. */
public record PublishedSplits() implements SplitPolicy {

    @Override
    public Map<RowKind, Placement> place(Collection<RowKind> kinds) {
        return SplitPolicy.placeEach(kinds, kind -> new Placement.In(kind.published()));
    }

    @Override
    public boolean keepsPromptsApart() {
        return false;
    }

    @Override
    public String describe() {
        return "as published";
    }
}
