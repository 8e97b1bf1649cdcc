package io.authentica.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.authentica.common.metrics.PairedBootstrap.Comparison;
import io.authentica.common.metrics.PairedBootstrap.Scores;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {

    private static final Scores FIRST =
            new Scores(new double[] {0.1, 0.7, 0.3, 0.2, 0.4}, new double[] {0.9, 0.2, 0.6, 0.8}, 0.5);
    /** The same detector but for a constant, so that it ranks alike; by its own threshold it judges alike as well. */
    private static final Scores SHIFTED =
            new Scores(new double[] {0.15, 0.75, 0.35, 0.25, 0.45}, new double[] {0.95, 0.25, 0.65, 0.85}, 0.55);

    @Test
    void findsNoDifferenceWhereBothRankAndJudgeAlike() throws InterruptedException {
        Comparison comparison = new PairedBootstrap(1, 100, 2).compare(FIRST, SHIFTED);

        // The fakes win 5, 1.5, 4 and 5 of 5 pairs each; 0.2 ties with a real.
        assertThat(comparison.first(Metric.ROC_AUC).orElseThrow()).isEqualTo(15.5 / 20, within(1e-15));
        assertThat(comparison.second(Metric.ROC_AUC)).isEqualTo(comparison.first(Metric.ROC_AUC));
        assertThat(comparison.difference(Metric.ROC_AUC)).contains(new Interval(0, 0, Interval.Method.BOOTSTRAP));
        assertThat(comparison.difference(Metric.ACCURACY)).contains(new Interval(0, 0, Interval.Method.BOOTSTRAP));
        assertThat(comparison.first(Metric.RECALL)).hasValue(3 / 4.0);
        Interval brier = comparison.difference(Metric.BRIER).orElseThrow();
        assertThat(brier.high()).isGreaterThan(brier.low());
    }

    @Test
    void turnsTheSignWhenTheDetectorsChangePlaces() throws InterruptedException {
        Scores other = new Scores(new double[] {0.6, 0.1, 0.2, 0.8, 0.3}, new double[] {0.7, 0.9, 0.4, 0.1}, 0.5);

        Interval forwards = new PairedBootstrap(1, 101, 1)
                .compare(FIRST, other)
                .difference(Metric.ROC_AUC)
                .orElseThrow();
        Interval backwards = new PairedBootstrap(1, 101, 3)
                .compare(other, FIRST)
                .difference(Metric.ROC_AUC)
                .orElseThrow();

        assertThat(backwards.low()).isEqualTo(-forwards.high(), within(1e-15));
        assertThat(backwards.high()).isEqualTo(-forwards.low(), within(1e-15));
        assertThat(forwards.low()).isNegative();
    }

    @Test
    void hasNoDifferenceOfWhatIsUndefined() throws InterruptedException {
        Scores realsOnly = new Scores(new double[] {0.1, 0.7}, new double[0], 0.5);

        Comparison comparison = new PairedBootstrap(1, 10, 1).compare(realsOnly, realsOnly);

        assertThat(comparison.first(Metric.ROC_AUC)).isEmpty();
        assertThat(comparison.difference(Metric.ROC_AUC)).isEmpty();
        assertThat(comparison.first(Metric.SPECIFICITY)).hasValue(0.5);
    }

    @Test
    void rejectsOtherImages() {
        assertThatThrownBy(() -> new PairedBootstrap(1, 10, 1)
                        .compare(FIRST, new Scores(new double[] {0.5}, new double[] {0.5}, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("both detectors must have scored the same images");
    }
}
