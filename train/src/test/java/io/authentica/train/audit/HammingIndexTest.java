package io.authentica.train.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HammingIndexTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 13, 31})
    void findsEachPairThatComparingAllWithAllFindsOnce(int maxDistance) {
        long[] hashes = clustered(160);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < hashes.length; i++) {
            for (int j = i + 1; j < hashes.length; j++) {
                int distance = Long.bitCount(hashes[i] ^ hashes[j]);
                if (distance <= maxDistance) {
                    expected.add(i + " " + j + " " + distance);
                }
            }
        }
        List<String> found = new ArrayList<>();

        HammingIndex.pairs(hashes, maxDistance, (i, j, distance) -> found.add(i + " " + j + " " + distance));

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).isNotEmpty();
    }

    @Test
    void theLimitIsInclusive() {
        List<Integer> found = new ArrayList<>();

        HammingIndex.pairs(new long[] {0, 0b11, 0b111L << 61}, 2, (i, j, distance) -> found.add(10 * i + j));

        assertThat(found).containsExactly(1);
    }

    @Test
    void moreBitsThanBandsAllowAreRefused() {
        assertThatThrownBy(() -> HammingIndex.pairs(new long[0], 32, (i, j, distance) -> {}))
                .hasMessage("maxDistance must be in [0, 31] but was 32");
    }

    private static long[] clustered(int count) {
        SplittableRandom random = new SplittableRandom(5);
        long[] hashes = new long[count];
        for (int i = 0; i < count; i++) {
            hashes[i] = i % 4 == 0 ? random.nextLong() : hashes[i - 1];
            for (int flip = random.nextInt(9); i % 4 != 0 && flip > 0; flip--) {
                hashes[i] ^= 1L << random.nextInt(64);
            }
        }
        return hashes;
    }
}
