package io.authentica.train.data.plan;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows of which chunks become the data set. It depends on the metadata, the options and the seed, and on nothing else.
 *
 * <p>What is random in it and what is not: among the chosen chunks every row of a group is equally likely to be taken. The chunks are
 * chosen to be few and cheap (see {@link ChunkCover}); where all rows of a group are taken they are given, and where the source's
 * rows were shuffled before they were written, as OpenFake's uploader does, a chunk's rows are a random sample themselves. Where they
 * were not, the rows of a chunk have more in common than random rows, and chunks with smaller images are a little more likely.
 */
public final class Plan {

    private final RowTable table;
    private final Candidates candidates;
    private final Groups groups;
    private final List<PlannedChunk> chunks;
    private final List<Shortfall> shortfalls;

    private Plan(RowTable table, Candidates candidates, Quotas quotas) {
        this.table = table;
        this.candidates = candidates;
        this.groups = new Groups(table, candidates, quotas);
        this.shortfalls = groups.shortfalls(quotas);
        int[] need = groups.need();
        List<ChunkCover.Supply> supplies =
                table.chunks().stream().map(this::supply).toList();
        List<RowTable.Chunk> chosen = ChunkCover.choose(supplies, need).stream()
                .mapToObj(table.chunks()::get)
                .toList();
        BitSet rows = RowChoice.choose(chosen, groups, need);
        this.chunks = chosen.stream().map(chunk -> planned(chunk, rows)).toList();
        countBeyondQuota(rows);
    }

    /** Makes the plan. */
    public static Plan of(RowTable table, PlanOptions options) {
        GeneratorNames names = new GeneratorNames(table.kinds());
        names.requireKnown("--generators", options.filter().generators());
        names.requireKnown("--exclude", options.filter().excluded());
        if (options.policy() instanceof HeldOutGenerators heldOut) {
            if (heldOut.equals(HeldOutGenerators.OF_VERSION_2)) {
                names.requireAny("--hold-out", heldOut.generators());
            } else {
                names.requireKnown("--hold-out", heldOut.generators());
            }
        }
        return new Plan(table, new Candidates(table, options), options.quotas());
    }

    /** The chunks to fetch, in the order of files and chunks. */
    public List<PlannedChunk> chunks() {
        return chunks;
    }

    public long rowCount() {
        return chunks.stream().mapToLong(chunk -> chunk.rows().cardinality()).sum();
    }

    public DropCounts dropped() {
        return candidates.dropped();
    }

    /** The quotas that the source cannot fill. */
    public List<Shortfall> shortfalls() {
        return shortfalls;
    }

    private ChunkCover.Supply supply(RowTable.Chunk chunk) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int row = chunk.firstRow(); row < chunk.end(); row++) {
            int group = groups.number(row);
            if (group != Groups.NONE) {
                counts.merge(group, 1, Integer::sum);
            }
        }
        return new ChunkCover.Supply(
                counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                counts.values().stream().mapToInt(Integer::intValue).toArray(),
                chunk.imageBytes(),
                chunk.rank());
    }

    private PlannedChunk planned(RowTable.Chunk chunk, BitSet rows) {
        return new PlannedChunk(
                chunk.file(),
                chunk.chunk(),
                chunk.imageBytes(),
                rows.get(chunk.firstRow(), chunk.end()),
                position -> candidates.split(chunk.firstRow() + position).orElseThrow());
    }

    private void countBeyondQuota(BitSet rows) {
        for (int row = 0; row < table.rowCount(); row++) {
            if (!rows.get(row) && candidates.split(row).isPresent()) {
                candidates.dropped().add(DropReason.BEYOND_QUOTA, table.kinds().get(table.kind(row)));
            }
        }
    }
}
