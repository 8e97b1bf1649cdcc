package io.authentica.train.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarSetsTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 1})
    void findsWhatComparingAllWithAllFinds(double minSimilarity) {
        List<Set<String>> sets = sets(300);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            for (int j = i + 1; j < sets.size(); j++) {
                Set<String> shared = new HashSet<>(sets.get(i));
                shared.retainAll(sets.get(j));
                Set<String> union = new HashSet<>(sets.get(i));
                union.addAll(sets.get(j));
                if (!shared.isEmpty() && shared.size() >= minSimilarity * union.size()) {
                    expected.add(i + " " + j);
                }
            }
        }

        assertThat(SimilarSets.pairs(sets, minSimilarity))
                .extracting(pair -> pair.first() + " " + pair.second())
                .containsExactlyElementsOf(expected);
        assertThat(expected).isNotEmpty();
    }

    @Test
    void theLimitIsInclusive() {
        List<Set<String>> sets = List.of(
                Set.of("a", "b", "c", "d"), Set.of("a", "b", "c", "d", "e"), Set.of("a", "b", "c", "e", "f"), Set.of());

        assertThat(SimilarSets.pairs(sets, 0.8)).containsExactly(new SimilarSets.Pair(0, 1, 0.8));
    }

    private static List<Set<String>> sets(int count) {
        SplittableRandom random = new SplittableRandom(11);
        List<Set<String>> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<String> set = new TreeSet<>(i % 3 == 0 ? Set.of() : sets.get(i - 1));
            for (int k = random.nextInt(i % 3 == 0 ? 12 : 3); k >= 0; k--) {
                set.add("t" + random.nextInt(random.nextInt(1, 40)));
            }
            sets.add(set);
        }
        return sets;
    }
}
