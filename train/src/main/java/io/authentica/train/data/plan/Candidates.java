package io.authentica.train.data.plan;

import io.authentica.common.data.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The rows that may be taken: those that were asked for and that the policy and the rule on prompts leave. */
final class Candidates {

    private final RowTable table;
    private final List<Placement> placements = new ArrayList<>();
    private final BitSet droppedForPrompt = new BitSet();
    private final DropCounts dropped = new DropCounts();

    Candidates(RowTable table, PlanOptions options) {
        this.table = table;
        Map<RowKind, Placement> policy = options.policy().place(table.kinds());
        for (RowKind kind : table.kinds()) {
            Optional<DropReason> unwanted = options.filter().rejects(kind);
            placements.add(unwanted.<Placement>map(Placement.Dropped::new).orElseGet(() -> policy.get(kind)));
        }
        countDropped();
        if (options.keepsPromptsApart()) {
            long[] inTest = prompts(Split.TEST);
            dropPrompts(inTest, DropReason.PROMPT_IN_TEST, split -> split != Split.TEST);
            long[] inValidation = prompts(Split.VALIDATION);
            dropPrompts(inValidation, DropReason.PROMPT_IN_VALIDATION, split -> split == Split.TRAIN);
        }
    }

    DropCounts dropped() {
        return dropped;
    }

    /** Where a row may go; empty if it is left out. */
    Optional<Split> split(int row) {
        int kind = table.kind(row);
        return kind == RowTable.UNUSABLE || droppedForPrompt.get(row) ? Optional.empty() : splitOfKind(kind);
    }

    /** Where the rows of a kind may go, but for the rule on prompts. */
    Optional<Split> splitOfKind(int kind) {
        return placements.get(kind) instanceof Placement.In in ? Optional.of(in.split()) : Optional.empty();
    }

    private void countDropped() {
        for (int row = 0; row < table.rowCount(); row++) {
            int kind = table.kind(row);
            if (kind != RowTable.UNUSABLE && placements.get(kind) instanceof Placement.Dropped drop) {
                dropped.add(drop.reason(), table.kinds().get(kind));
            }
        }
    }

    /** Sorted, for searching. */
    private long[] prompts(Split split) {
        long[] prompts = new long[table.rowCount()];
        int count = 0;
        for (int row = 0; row < table.rowCount(); row++) {
            if (table.prompt(row) != PromptHash.NONE && split(row).equals(Optional.of(split))) {
                prompts[count++] = table.prompt(row);
            }
        }
        long[] sorted = Arrays.copyOf(prompts, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private void dropPrompts(long[] sorted, DropReason reason, Predicate<Split> from) {
        for (int row = 0; row < table.rowCount(); row++) {
            boolean shared =
                    table.prompt(row) != PromptHash.NONE && Arrays.binarySearch(sorted, table.prompt(row)) >= 0;
            if (shared && split(row).filter(from).isPresent()) {
                droppedForPrompt.set(row);
                dropped.add(reason, table.kinds().get(table.kind(row)));
            }
        }
    }
}
