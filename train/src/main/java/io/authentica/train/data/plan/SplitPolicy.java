package io.authentica.train.data.plan;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which rows are for training, which for validation, which for the test. */
public sealed interface SplitPolicy permits PublishedSplits, HeldOutGenerators, ByReleaseDate {

    /**
     * Where rows go.
     *
     * @param kinds all kinds of rows in the files used, those among them that were not asked for too
     */
    Map<RowKind, Placement> place(Collection<RowKind> kinds);

    /**
     * Whether it promises that the test has nothing in common with training, so that rows whose prompt is in the test have to
     * go.
     */
    boolean keepsPromptsApart();

    /** What it is, in one line. */
    String describe();

    /** Applies a rule that looks at one kind at a time. */
    static Map<RowKind, Placement> placeEach(Collection<RowKind> kinds, Function<RowKind, Placement> rule) {
        return kinds.stream().collect(Collectors.toMap(Function.identity(), rule));
    }
}
