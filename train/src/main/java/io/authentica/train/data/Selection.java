package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/**
 * Which rows of a source to take, decided from the metadata alone before any image is read. Within each group of {@link Quotas} the
 * rows have a random order that depends on the seed and on their places in the source; the first ones are taken. A row whose
 * image turns out unreadable is not replaced by the next: the data set then has fewer than the quota.
 */
final class Selection {

    private final List<BitSet> rowsOfPart;

    private Selection(List<BitSet> rowsOfPart) {
        this.rowsOfPart = rowsOfPart;
    }

    static Selection choose(Source source, Quotas quotas, long seed) throws IOException {
        Choice choice = new Choice(quotas, seed, new ArrayList<>(), new HashMap<>());
        for (Source.Part part : source.parts()) {
            choice.offer(part);
        }
        return choice.end();
    }

    boolean contains(int part, int row) {
        return rowsOfPart.get(part).get(row);
    }

    int count(int part) {
        return rowsOfPart.get(part).cardinality();
    }

    long count() {
        return rowsOfPart.stream().mapToLong(BitSet::cardinality).sum();
    }

    private static Optional<Label> label(SourceRow row) {
        try {
            return Optional.of(Label.parse(row.label()));
        } catch (UserException unusable) {
            return Optional.empty();
        }
    }

    /** The choice while it is being made: of every group the best rows so far, the worst of them first. */
    private record Choice(Quotas quotas, long seed, List<BitSet> chosen, Map<String, PriorityQueue<Candidate>> groups) {

        void offer(Source.Part part) throws IOException {
            chosen.add(new BitSet());
            if (quotas.isEmpty()) {
                chosen.get(chosen.size() - 1).set(0, Math.toIntExact(part.rowCount()));
                return;
            }
            try (RowSource rows = part.open(false)) {
                for (Optional<SourceRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                    offer(part.name(), row.get());
                }
            }
        }

        private void offer(String partName, SourceRow row) {
            int part = chosen.size() - 1;
            Optional<Label> label = label(row);
            OptionalInt limit = label.isEmpty() ? OptionalInt.empty() : quotas.limit(label.get());
            if (limit.isEmpty()) {
                // Rows without a usable label are taken too, so that they are counted and listed.
                chosen.get(part).set(row.index());
                return;
            }
            String group = Quotas.group(row.split(), label.orElseThrow(), row.model());
            long rank = SeededOrder.rank(seed, "quota", partName + "/" + row.index());
            PriorityQueue<Candidate> best =
                    groups.computeIfAbsent(group, name -> new PriorityQueue<>(Candidate.LAST_FIRST));
            best.add(new Candidate(rank, part, row.index()));
            if (best.size() > limit.getAsInt()) {
                best.remove();
            }
        }

        Selection end() {
            groups.values()
                    .forEach(rows -> rows.forEach(row -> chosen.get(row.part()).set(row.index())));
            return new Selection(List.copyOf(chosen));
        }
    }

    private record Candidate(long rank, int part, int index) {

        static final Comparator<Candidate> LAST_FIRST = Comparator.comparingLong(Candidate::rank)
                .thenComparingInt(Candidate::part)
                .thenComparingInt(Candidate::index)
                .reversed();
    }
}
