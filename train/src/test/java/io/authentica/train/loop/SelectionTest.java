package io.authentica.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.train.recipe.SelectionRecipe;
import io.authentica.train.recipe.SelectionRecipe.Metric;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SelectionTest {

    private static List<EpochMetrics> withAucs(double... aucs) {
        return IntStream.range(0, aucs.length)
                .mapToObj(i -> new EpochMetrics(i + 1, 1e-3, 0.5, 0.6, aucs[i], 0.7, 0.5, 0.5))
                .toList();
    }

    private static SelectionRecipe auc(int patienceEpochs) {
        return new SelectionRecipe(Metric.AUC, patienceEpochs, 0, 1);
    }

    @Test
    void keepsTheFirstOfEqualEpochs() {
        assertThat(Selection.of(withAucs(0.7, 0.9, 0.9, 0.8), auc(5))).isEqualTo(new Selection(List.of(2), false));
    }

    @Test
    void takesTheLowerLossAmongEqualAucs() {
        List<EpochMetrics> history = List.of(
                new EpochMetrics(1, 1e-3, 0.5, 0.30, 1, 0.9, 0.9, 0.9),
                new EpochMetrics(2, 1e-3, 0.5, 0.10, 1, 0.9, 0.9, 0.9),
                new EpochMetrics(3, 1e-3, 0.5, 0.05, 0.99, 0.9, 0.9, 0.9),
                new EpochMetrics(4, 1e-3, 0.5, 0.20, 1, 0.9, 0.9, 0.9));

        assertThat(Selection.of(history, auc(9))).isEqualTo(new Selection(List.of(2), false));
        // Epoch 2 was the last to be better, if only by its loss.
        assertThat(Selection.of(history, auc(2)).stop()).isTrue();
    }

    @Test
    void stopsOnlyWhenPatienceIsUsedUp() {
        assertThat(Selection.of(withAucs(0.7, 0.9, 0.8), auc(2))).isEqualTo(new Selection(List.of(2), false));
        assertThat(Selection.of(withAucs(0.7, 0.9, 0.8, 0.85), auc(2))).isEqualTo(new Selection(List.of(2), true));
    }

    @Test
    void countsOnlyGainsAboveTheDelta() {
        SelectionRecipe recipe = new SelectionRecipe(Metric.AUC, 2, 0.25, 1);

        // Steps that are too small add up: 1 is more than 0.25 above 0.5, though not above 0.75.
        assertThat(Selection.of(withAucs(0.5, 0.75, 1), recipe)).isEqualTo(new Selection(List.of(3), false));
        assertThat(Selection.of(withAucs(0.5, 0.75, 0.625), recipe)).isEqualTo(new Selection(List.of(2), true));
    }

    @Test
    void keepsAsManyOfTheBestAsAsked() {
        SelectionRecipe recipe = new SelectionRecipe(Metric.AUC, 9, 0, 3);

        assertThat(Selection.of(withAucs(0.7, 0.9, 0.6, 0.8), recipe).bestEpochs())
                .containsExactly(2, 4, 1);
        assertThat(Selection.of(withAucs(0.7), recipe).bestEpochs()).containsExactly(1);
    }

    @Test
    void choosesByTheFigureThatIsAskedFor() {
        List<EpochMetrics> history = List.of(
                new EpochMetrics(1, 1e-3, 0.5, 0.4, 0.9, 0.6, 0.6, 0.6),
                new EpochMetrics(2, 1e-3, 0.5, 0.4, 0.8, 0.6, 0.9, 0.6),
                new EpochMetrics(3, 1e-3, 0.5, 0.4, 0.8, 0.6, 0.6, 0.9),
                new EpochMetrics(4, 1e-3, 0.5, 0.3, 0.8, 0.6, 0.6, 0.6));

        assertThat(best(history, Metric.AUC)).isEqualTo(1);
        assertThat(best(history, Metric.F1)).isEqualTo(2);
        assertThat(best(history, Metric.BALANCED_ACCURACY)).isEqualTo(3);
        assertThat(best(history, Metric.LOSS)).isEqualTo(4);
    }

    private static int best(List<EpochMetrics> history, Metric metric) {
        return Selection.of(history, new SelectionRecipe(metric, 9, 0, 1)).bestEpoch();
    }

    @Test
    void hasNoBestEpochBeforeTheFirst() {
        assertThat(Selection.of(List.of(), auc(1))).isEqualTo(new Selection(List.of(), false));
    }
}
