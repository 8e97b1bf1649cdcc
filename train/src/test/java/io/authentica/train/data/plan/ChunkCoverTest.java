package io.authentica.train.data.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.train.data.plan.ChunkCover.Supply;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChunkCoverTest {

    @Test
    void takesTheChunkThatGivesMostForItsSize() {
        List<Supply> chunks = List.of(supply(100, 1, 5), supply(100, 2, 50), supply(1000, 3, 50));

        assertThat(ChunkCover.choose(chunks, new int[] {50})).isEqualTo(set(1));
    }

    @Test
    void takesNothingWhereNothingIsNeeded() {
        assertThat(ChunkCover.choose(List.of(supply(100, 1, 5)), new int[] {0})).isEqualTo(set());
    }

    @Test
    void takesAllChunksWithRowsOfAGroupThatIsNeededWhole() {
        List<Supply> chunks =
                List.of(supply(100, 1, 5, 0), supply(100, 2, 5, 1), supply(100, 3, 50, 0), supply(9999, 4, 0, 1));

        assertThat(ChunkCover.choose(chunks, new int[] {5, 2})).isEqualTo(set(1, 3));
    }

    @Test
    void amongEqualChunksTheSeedDecides() {
        List<Supply> chunks = List.of(supply(100, 3, 5), supply(101, 1, 5), supply(99, 2, 5));

        assertThat(ChunkCover.choose(chunks, new int[] {5})).isEqualTo(set(1));
    }

    @Test
    void isNearTheOptimumAndHasNoChunkThatCanBeSpared() {
        SplittableRandom random = new SplittableRandom(17);
        double worst = 1;
        double sum = 0;
        int cases = 300;
        for (int i = 0; i < cases; i++) {
            List<Supply> chunks = new ArrayList<>();
            int groups = 1 + random.nextInt(4);
            int[] available = new int[groups];
            for (int chunk = 0; chunk < 3 + random.nextInt(9); chunk++) {
                int[] counts = random.ints(groups, 0, 10).toArray();
                chunks.add(supply(80 + random.nextInt(40), random.nextLong(), counts));
                for (int group = 0; group < groups; group++) {
                    available[group] += counts[group];
                }
            }
            int[] need = new int[groups];
            for (int group = 0; group < groups; group++) {
                need[group] = random.nextInt(1 + available[group] / 2);
            }

            BitSet chosen = ChunkCover.choose(chunks, need);

            assertThat(covers(chunks, chosen, need)).isTrue();
            chosen.stream().forEach(chunk -> {
                BitSet fewer = (BitSet) chosen.clone();
                fewer.clear(chunk);
                assertThat(covers(chunks, fewer, need)).isFalse();
            });
            double ratio = (1.0 + bytes(chunks, chosen)) / (1.0 + optimum(chunks, need));
            worst = Math.max(worst, ratio);
            sum += ratio;
        }
        // The greedy way's proven bound is the harmonic number of the largest chunk, here above 4.
        assertThat(worst).isLessThan(1.75);
        assertThat(sum / cases).isLessThan(1.08);
    }

    private static long optimum(List<Supply> chunks, int[] need) {
        long best = Long.MAX_VALUE;
        for (long subset = 0; subset < 1L << chunks.size(); subset++) {
            BitSet chosen = BitSet.valueOf(new long[] {subset});
            if (bytes(chunks, chosen) < best && covers(chunks, chosen, need)) {
                best = bytes(chunks, chosen);
            }
        }
        return best;
    }

    private static boolean covers(List<Supply> chunks, BitSet chosen, int[] need) {
        for (int group = 0; group < need.length; group++) {
            int current = group;
            int sum = chosen.stream()
                    .map(chunk -> chunks.get(chunk).counts()[current])
                    .sum();
            if (sum < need[group]) {
                return false;
            }
        }
        return true;
    }

    private static long bytes(List<Supply> chunks, BitSet chosen) {
        return chosen.stream()
                .mapToLong(chunk -> chunks.get(chunk).imageBytes())
                .sum();
    }

    private static Supply supply(long bytes, long rank, int... counts) {
        int[] groups = new int[counts.length];
        for (int group = 0; group < counts.length; group++) {
            groups[group] = group;
        }
        return new Supply(groups, counts, bytes, rank);
    }

    private static BitSet set(int... members) {
        BitSet set = new BitSet();
        for (int member : members) {
            set.set(member);
        }
        return set;
    }
}
