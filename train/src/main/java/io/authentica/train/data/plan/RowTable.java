package io.authentica.train.data.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The metadata of all rows as far as the plan needs it, in 12 bytes a row: 4 for its kind and 8 for its prompt. For OpenFake's 2.46
 * million rows these are 30 MB. Rows are numbered in the order of files, chunks and rows.
 */
public final class RowTable {

    /** The kind of a row that cannot be used. */
    static final int UNUSABLE = -1;

    /**
     * A chunk of a file.
     *
     * @param file number of the file among those used
     * @param chunk number of the chunk in the file
     * @param imageBytes what fetching its images costs
     * @param rank its place in a random order
     * @param firstRow number of its first row in the table
     * @param rowCount how many rows it has, those that cannot be used too
     */
    public record Chunk(int file, int chunk, long imageBytes, long rank, int firstRow, int rowCount) {

        /** The place of one of its rows in a random order. */
        long rank(int row) {
            // The finaliser of SplitMix64 (Steele, Lea, Flood 2014): neighbouring numbers come out independent.
            long mixed = rank + 0x9E3779B97F4A7C15L * (row - firstRow + 1);
            mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            return mixed ^ (mixed >>> 31);
        }

        int end() {
            return firstRow + rowCount;
        }
    }

    private final List<RowKind> kinds;
    private final List<Chunk> chunks;
    private final int[] kindOfRow;
    private final long[] promptOfRow;

    private RowTable(Builder builder) {
        this.kinds = List.copyOf(builder.kinds);
        this.chunks = List.copyOf(builder.chunks);
        this.kindOfRow = Arrays.copyOf(builder.kindOfRow, builder.rows);
        this.promptOfRow = Arrays.copyOf(builder.promptOfRow, builder.rows);
    }

    public int rowCount() {
        return kindOfRow.length;
    }

    /** All chunks, those without a usable row too. */
    public List<Chunk> chunks() {
        return chunks;
    }

    List<RowKind> kinds() {
        return kinds;
    }

    /** Index in {@link #kinds}, or {@link #UNUSABLE}. */
    int kind(int row) {
        return kindOfRow[row];
    }

    long prompt(int row) {
        return promptOfRow[row];
    }

    /** Collects rows, chunk by chunk. */
    public static final class Builder {

        private static final int FIRST_CAPACITY = 1024;

        private final Map<RowKind, Integer> numbers = new HashMap<>();
        private final List<RowKind> kinds = new ArrayList<>();
        private final List<Chunk> chunks = new ArrayList<>();
        private int[] kindOfRow = new int[FIRST_CAPACITY];
        private long[] promptOfRow = new long[FIRST_CAPACITY];
        private int rows;

        public void add(RowKind kind, String prompt) {
            Integer number = numbers.computeIfAbsent(kind, unseen -> {
                kinds.add(unseen);
                return kinds.size() - 1;
            });
            add(number, PromptHash.of(prompt));
        }

        public void addUnusable() {
            add(UNUSABLE, PromptHash.NONE);
        }

        /** Closes a chunk: the rows added since the last one are its rows. */
        public void endChunk(int file, int chunk, long imageBytes, long rank) {
            int first = chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).end();
            chunks.add(new Chunk(file, chunk, imageBytes, rank, first, rows - first));
        }

        public RowTable build() {
            return new RowTable(this);
        }

        private void add(int kind, long prompt) {
            if (rows == kindOfRow.length) {
                kindOfRow = Arrays.copyOf(kindOfRow, rows + rows / 2);
                promptOfRow = Arrays.copyOf(promptOfRow, rows + rows / 2);
            }
            kindOfRow[rows] = kind;
            promptOfRow[rows++] = prompt;
        }
    }
}
