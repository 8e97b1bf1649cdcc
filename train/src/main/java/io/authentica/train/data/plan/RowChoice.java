package io.authentica.train.data.plan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which rows to take from the chosen chunks: of each group as many as it needs, every row with the same probability. */
final class RowChoice {

    private RowChoice() {}

    /**
     * Chooses rows.
     *
     * @param chunks the chosen ones; they have at least {@code need} rows of each group
     * @return numbers of rows in the table
     */
    static BitSet choose(List<RowTable.Chunk> chunks, Groups groups, int[] need) {
        int[] count = new int[need.length];
        forEachRow(chunks, groups, (group, row, rank) -> count[group]++);
        long[][] ranks = new long[need.length][];
        for (int group = 0; group < need.length; group++) {
            ranks[group] = new long[count[group] > need[group] ? count[group] : 0];
        }
        int[] filled = new int[need.length];
        forEachRow(chunks, groups, (group, row, rank) -> {
            if (ranks[group].length > 0) {
                ranks[group][filled[group]++] = rank;
            }
        });
        for (long[] sorted : ranks) {
            Arrays.sort(sorted);
        }
        BitSet chosen = new BitSet();
        int[] left = need.clone();
        forEachRow(chunks, groups, (group, row, rank) -> {
            boolean among = ranks[group].length == 0 || (need[group] > 0 && rank <= ranks[group][need[group] - 1]);
            // Equal ranks are next to impossible, but then too the quota is exact.
            if (among && left[group] > 0) {
                left[group]--;
                chosen.set(row);
            }
        });
        return chosen;
    }

    private interface RowVisitor {
        void visit(int group, int row, long rank);
    }

    private static void forEachRow(List<RowTable.Chunk> chunks, Groups groups, RowVisitor visitor) {
        for (RowTable.Chunk chunk : chunks) {
            for (int row = chunk.firstRow(); row < chunk.end(); row++) {
                int group = groups.number(row);
                if (group != Groups.NONE) {
                    visitor.visit(group, row, chunk.rank(row));
                }
            }
        }
    }
}
