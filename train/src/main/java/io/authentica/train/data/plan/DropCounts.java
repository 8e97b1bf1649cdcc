package io.authentica.train.data.plan;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many rows are left out, by reason and generator. */
public final class DropCounts {

    private final Map<DropReason, SortedMap<String, Long>> counts = new EnumMap<>(DropReason.class);

    void add(DropReason reason, RowKind kind) {
        String name = kind.isFake() ? kind.generator() : "real images";
        counts.computeIfAbsent(reason, first -> new TreeMap<>()).merge(name, 1L, Long::sum);
    }

    /** In the order of the reasons; reasons that struck nothing are absent. */
    public Map<DropReason, SortedMap<String, Long>> byReason() {
        return counts;
    }

    /** All of it in one line. */
    public String describe() {
        return counts.keySet().stream()
                .map(reason -> count(reason) + " " + reason.text())
                .collect(Collectors.joining(", "));
    }

    public long count(DropReason reason) {
        return counts.getOrDefault(reason, new TreeMap<>()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
