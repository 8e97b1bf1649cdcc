package io.authentica.train.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.train.random.RandomStream.Purpose;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RandomStreamTest {

    @Test
    void sameNumbersGiveTheSameStream() {
        assertThat(RandomStream.of(17, Purpose.AUGMENTATION, 1, 2, 3).nextLong())
                .isEqualTo(RandomStream.of(17, Purpose.AUGMENTATION, 1, 2, 3).nextLong());
    }

    @Test
    void neighbouringRunsNeverDrawTheSame() {
        Set<Long> firsts = new HashSet<>();
        int streams = 0;
        for (int seed = 0; seed < 20; seed++) {
            for (Purpose purpose : Purpose.values()) {
                for (int epoch = 0; epoch < 20; epoch++) {
                    firsts.add(RandomStream.of(seed, purpose, epoch).nextLong());
                    for (int sample = 0; sample < 20; sample++) {
                        firsts.add(RandomStream.of(seed, purpose, epoch, sample).nextLong());
                        streams++;
                    }
                    streams++;
                }
            }
        }

        assertThat(firsts).hasSize(streams);
    }

    @Test
    void engineSeedsOfNeighbouringRunsAreNoShiftedCopies() {
        Set<Integer> of16 = new HashSet<>();
        for (int batch = 0; batch < 1000; batch++) {
            of16.add(RandomStream.engineSeed(16, Purpose.NETWORK, batch));
        }

        // 1,000 draws of 2^32: two in common are expected once in 10 million pairs of runs.
        long shared = 0;
        for (int batch = 0; batch < 1000; batch++) {
            shared += of16.contains(RandomStream.engineSeed(17, Purpose.NETWORK, batch)) ? 1 : 0;
        }
        assertThat(shared).isLessThan(2);
    }

    @Test
    void orderOfNumbersMatters() {
        assertThat(RandomStream.of(1, Purpose.AUGMENTATION, 2, 3).nextLong())
                .isNotEqualTo(RandomStream.of(1, Purpose.AUGMENTATION, 3, 2).nextLong());
    }
}
