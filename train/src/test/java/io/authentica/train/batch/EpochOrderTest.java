package io.authentica.train.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EpochOrderTest {

    private static List<List<Integer>> shuffled(int samples, int batchSize, long seed, int epoch) {
        List<Sample> split = IntStream.range(0, samples)
                .mapToObj(i -> new Sample("train/" + i, "", Label.REAL, "camera", "", "", Split.TRAIN))
                .toList();
        return new EpochOrder(new Sampler.Shuffled(), split, batchSize, seed).batches(epoch);
    }

    @Test
    void visitsEverySampleOfFullBatchesOnce() {
        List<List<Integer>> batches = shuffled(10, 3, 5, 0);

        assertThat(batches).hasSize(3).allSatisfy(batch -> assertThat(batch).hasSize(3));
        assertThat(batches.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .allMatch(i -> i >= 0 && i < 10);
    }

    @Test
    void dependsOnSeedAndEpochAlone() {
        assertThat(shuffled(50, 50, 5, 2)).isEqualTo(shuffled(50, 50, 5, 2));
        assertThat(shuffled(50, 50, 5, 2)).isNotEqualTo(shuffled(50, 50, 5, 3));
        assertThat(shuffled(50, 50, 5, 2)).isNotEqualTo(shuffled(50, 50, 6, 2));
    }

    @Test
    void putsEverySampleEverywhereEquallyOften() {
        int[] firsts = new int[4];
        for (int epoch = 0; epoch < 4000; epoch++) {
            firsts[shuffled(4, 4, 9, epoch).get(0).get(0)]++;
        }

        // 1000 each is expected; five standard deviations of the binomial distribution are 137.
        assertThat(firsts).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(863, 1137);
            }
        });
    }

    @Test
    void keepsOrderAndTheLastPartWhenSequential() {
        assertThat(EpochOrder.sequential(5, 2)).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    }
}
