package io.authentica.train.data.plan;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Which chunks to fetch so that every group gets the rows it needs, at the price of few bytes.
 *
 * <p>Chunks without which a group falls short come first. Then, again and again, the chunk that gives the most wanted rows for each
 * byte; among chunks that are less than about 9 % apart in this the seed decides, as chunks with smaller images would be preferred
 * otherwise. At last chunks are dropped, the largest first, that others have made redundant. This is done twice, with each row
 * counted once, and with each row counted by the share of its group that has to be taken, which spends fewer rows of frequent groups;
 * the cheaper outcome is used. The least possible is not always found, as this is the weighted set multicover problem; that none
 * of the chosen chunks can be spared is certain.
 */
final class ChunkCover {

    /** Steps of 2^(1/8), or 9 %. */
    private static final double LEVELS_PER_DOUBLING = 8;

    /**
     * What a chunk gives.
     *
     * @param groups numbers of the groups that it has rows of
     * @param counts how many rows of each
     * @param imageBytes what it costs
     * @param rank its place in a random order
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Supply(int[] groups, int[] counts, long imageBytes, long rank) {

        double gain(int[] missing, double[] weights) {
            double gain = 0;
            for (int i = 0; i < groups.length; i++) {
                gain += weights[groups[i]] * Math.min(counts[i], missing[groups[i]]);
            }
            return gain;
        }

        /** @param sign 1 to add its rows to {@code sums}, -1 to take them away */
        void addTo(int[] sums, int sign) {
            for (int i = 0; i < groups.length; i++) {
                sums[groups[i]] += sign * counts[i];
            }
        }
    }

    private record Offer(int chunk, int level, long rank) {
        static final Comparator<Offer> BEST_FIRST = Comparator.comparingInt(Offer::level)
                .reversed()
                .thenComparingLong(Offer::rank)
                .thenComparingInt(Offer::chunk);
    }

    private final List<Supply> chunks;
    private final int[] need;

    private ChunkCover(List<Supply> chunks, int[] need) {
        this.chunks = chunks;
        this.need = need;
    }

    /**
     * Chooses chunks.
     *
     * @param need rows of each group, no more than all chunks together have
     * @return numbers of the chosen chunks
     */
    static BitSet choose(List<Supply> chunks, int[] need) {
        ChunkCover cover = new ChunkCover(chunks, need);
        int[] available = new int[need.length];
        chunks.forEach(chunk -> chunk.addTo(available, 1));
        double[] alike = new double[need.length];
        double[] byShare = new double[need.length];
        for (int group = 0; group < need.length; group++) {
            if (need[group] > available[group]) {
                throw new IllegalArgumentException("group " + group + " has too few rows");
            }
            alike[group] = 1;
            byShare[group] = (double) need[group] / Math.max(1, available[group]);
        }
        BitSet first = cover.choose(alike, available);
        BitSet second = cover.choose(byShare, available);
        return cover.bytes(second) < cover.bytes(first) ? second : first;
    }

    private BitSet choose(double[] weights, int[] available) {
        BitSet chosen = indispensable(available);
        int[] missing = need.clone();
        chosen.stream().forEach(chunk -> chunks.get(chunk).addTo(missing, -1));
        for (int group = 0; group < missing.length; group++) {
            missing[group] = Math.max(0, missing[group]);
        }
        // A chunk's gain only falls as others are chosen: the best is found by looking again at the apparent best.
        PriorityQueue<Offer> offers = new PriorityQueue<>(Offer.BEST_FIRST);
        IntStream.range(0, chunks.size())
                .filter(chunk -> !chosen.get(chunk))
                .forEach(chunk -> offer(offers, chunk, missing, weights));
        while (!offers.isEmpty()) {
            Offer best = offers.remove();
            Supply chunk = chunks.get(best.chunk());
            double gain = chunk.gain(missing, weights);
            if (gain > 0 && level(gain, chunk.imageBytes()) == best.level()) {
                chosen.set(best.chunk());
                for (int i = 0; i < chunk.groups().length; i++) {
                    int group = chunk.groups()[i];
                    missing[group] = Math.max(0, missing[group] - chunk.counts()[i]);
                }
            } else {
                offer(offers, best.chunk(), missing, weights);
            }
        }
        dropRedundant(chosen);
        return chosen;
    }

    private void offer(PriorityQueue<Offer> offers, int chunk, int[] missing, double[] weights) {
        Supply supply = chunks.get(chunk);
        double gain = supply.gain(missing, weights);
        if (gain > 0) {
            offers.add(new Offer(chunk, level(gain, supply.imageBytes()), supply.rank()));
        }
    }

    private static int level(double gain, long imageBytes) {
        return (int) Math.floor(LEVELS_PER_DOUBLING * Math.log(gain / Math.max(1, imageBytes)) / Math.log(2));
    }

    /** The chunks without which a group cannot get what it needs. */
    private BitSet indispensable(int[] available) {
        BitSet found = new BitSet();
        for (int i = 0; i < chunks.size(); i++) {
            Supply chunk = chunks.get(i);
            for (int k = 0; k < chunk.groups().length; k++) {
                int group = chunk.groups()[k];
                if (available[group] - chunk.counts()[k] < need[group]) {
                    found.set(i);
                }
            }
        }
        return found;
    }

    private void dropRedundant(BitSet chosen) {
        int[] sums = new int[need.length];
        chosen.stream().forEach(chunk -> chunks.get(chunk).addTo(sums, 1));
        List<Integer> largestFirst = chosen.stream()
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(
                                chunk -> -chunks.get(chunk).imageBytes())
                        .thenComparing(chunk -> chunks.get(chunk).rank()))
                .toList();
        for (int chunk : largestFirst) {
            chunks.get(chunk).addTo(sums, -1);
            if (IntStream.range(0, need.length).allMatch(group -> sums[group] >= need[group])) {
                chosen.clear(chunk);
            } else {
                chunks.get(chunk).addTo(sums, 1);
            }
        }
    }

    private long bytes(BitSet chosen) {
        return chosen.stream()
                .mapToLong(chunk -> chunks.get(chunk).imageBytes())
                .sum();
    }
}
