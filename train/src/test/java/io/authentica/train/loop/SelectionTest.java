package io.authentica.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SelectionTest {

    private static List<EpochMetrics> withAucs(double... aucs) {
        return IntStream.range(0, aucs.length)
                .mapToObj(i -> new EpochMetrics(i + 1, 1e-3, 0.5, 0.6, aucs[i], 0.7))
                .toList();
    }

    @Test
    void keepsTheFirstOfEqualEpochs() {
        assertThat(Selection.of(withAucs(0.7, 0.9, 0.9, 0.8), 5)).isEqualTo(new Selection(2, false));
    }

    @Test
    void takesTheLowerLossAmongEqualAucs() {
        List<EpochMetrics> history = List.of(
                new EpochMetrics(1, 1e-3, 0.5, 0.30, 1, 0.9),
                new EpochMetrics(2, 1e-3, 0.5, 0.10, 1, 0.9),
                new EpochMetrics(3, 1e-3, 0.5, 0.05, 0.99, 0.9),
                new EpochMetrics(4, 1e-3, 0.5, 0.20, 1, 0.9));

        assertThat(Selection.of(history, 9)).isEqualTo(new Selection(2, false));
    }

    @Test
    void stopsOnlyWhenPatienceIsUsedUp() {
        assertThat(Selection.of(withAucs(0.7, 0.9, 0.8), 2)).isEqualTo(new Selection(2, false));
        assertThat(Selection.of(withAucs(0.7, 0.9, 0.8, 0.85), 2)).isEqualTo(new Selection(2, true));
    }

    @Test
    void hasNoBestEpochBeforeTheFirst() {
        assertThat(Selection.of(List.of(), 1)).isEqualTo(new Selection(0, false));
    }
}
