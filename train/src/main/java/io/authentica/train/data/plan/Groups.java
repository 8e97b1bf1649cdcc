package io.authentica.train.data.plan;

import io.authentica.common.data.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What shares a quota, a split's images of one generator or all its real images, and how many of them are to be taken. */
final class Groups {

    static final int NONE = -1;

    private record Group(Split split, String generator) {

        static final Comparator<Group> ORDER =
                Comparator.comparing(Group::split).thenComparing(Group::generator);

        boolean isReal() {
            return generator.isEmpty();
        }
    }

    private final RowTable table;
    private final Candidates candidates;
    private final List<Group> groups;
    private final int[] groupOfKind;
    private final int[] available;
    private final int[] need;
    private final Map<Split, Integer> fakes = new EnumMap<>(Split.class);

    Groups(RowTable table, Candidates candidates, Quotas quotas) {
        this.table = table;
        this.candidates = candidates;
        List<Optional<Group>> ofKind = new ArrayList<>();
        for (int kind = 0; kind < table.kinds().size(); kind++) {
            String generator =
                    table.kinds().get(kind).isFake() ? table.kinds().get(kind).generator() : "";
            ofKind.add(candidates.splitOfKind(kind).map(split -> new Group(split, generator)));
        }
        this.groups = ofKind.stream()
                .flatMap(Optional::stream)
                .distinct()
                .sorted(Group.ORDER)
                .toList();
        Map<Group, Integer> numbers = new HashMap<>();
        groups.forEach(group -> numbers.put(group, numbers.size()));
        this.groupOfKind = ofKind.stream()
                .mapToInt(group -> group.map(numbers::get).orElse(NONE))
                .toArray();
        this.available = new int[groups.size()];
        for (int row = 0; row < table.rowCount(); row++) {
            if (number(row) != NONE) {
                available[number(row)]++;
            }
        }
        this.need = new int[groups.size()];
        fillNeed(quotas);
    }

    /** The number of a row's group, or {@link #NONE} if the row is left out. */
    int number(int row) {
        return candidates.split(row).isPresent() ? groupOfKind[table.kind(row)] : NONE;
    }

    /** How many rows of each group to take; never more than there are. */
    int[] need() {
        return need.clone();
    }

    List<Shortfall> shortfalls(Quotas quotas) {
        List<Shortfall> shortfalls = new ArrayList<>();
        for (int i = 0; i < need.length; i++) {
            Group group = groups.get(i);
            OptionalInt asked =
                    group.isReal() ? quotas.reals().limit(fakes.getOrDefault(group.split(), 0)) : quotas.perGenerator().in(group.split());
            if (asked.isPresent() && asked.getAsInt() > available[i]) {
                shortfalls.add(new Shortfall(group.split(), group.generator(), asked.getAsInt(), available[i]));
            }
        }
        return shortfalls;
    }

    private void fillNeed(Quotas quotas) {
        System.arraycopy(available, 0, need, 0, need.length);
        for (int i = 0; i < need.length; i++) {
            if (!groups.get(i).isReal()) {
                OptionalInt limit = quotas.perGenerator().in(groups.get(i).split());
                need[i] = Math.min(available[i], limit.orElse(available[i]));
                fakes.merge(groups.get(i).split(), need[i], Integer::sum);
            }
        }
        for (int i = 0; i < need.length; i++) {
            if (groups.get(i).isReal()) {
                OptionalInt limit =
                        quotas.reals().limit(fakes.getOrDefault(groups.get(i).split(), 0));
                need[i] = Math.min(available[i], limit.orElse(available[i]));
            }
        }
    }
}
