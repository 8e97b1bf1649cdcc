package io.authentica.train.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EpochOrderTest {

    @Test
    void visitsEverySampleOfFullBatchesOnce() {
        List<List<Integer>> batches = EpochOrder.shuffled(10, 3, 5, 0);

        assertThat(batches).hasSize(3).allSatisfy(batch -> assertThat(batch).hasSize(3));
        assertThat(batches.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .allMatch(i -> i >= 0 && i < 10);
    }

    @Test
    void dependsOnSeedAndEpochAlone() {
        assertThat(EpochOrder.shuffled(50, 50, 5, 2)).isEqualTo(EpochOrder.shuffled(50, 50, 5, 2));
        assertThat(EpochOrder.shuffled(50, 50, 5, 2)).isNotEqualTo(EpochOrder.shuffled(50, 50, 5, 3));
        assertThat(EpochOrder.shuffled(50, 50, 5, 2)).isNotEqualTo(EpochOrder.shuffled(50, 50, 6, 2));
    }

    @Test
    void putsEverySampleEverywhereEquallyOften() {
        int[] firsts = new int[4];
        for (int epoch = 0; epoch < 4000; epoch++) {
            firsts[EpochOrder.shuffled(4, 4, 9, epoch).get(0).get(0)]++;
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
