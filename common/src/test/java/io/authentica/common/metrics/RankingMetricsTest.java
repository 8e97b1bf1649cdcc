package io.authentica.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingMetricsTest {

    @Test
    void countsThePairsThatAreInOrder() {
        double[] probabilities = {0.1, 0.4, 0.35, 0.8};
        boolean[] isFake = {false, false, true, true};

        // 0.35 wins against 0.1 only, 0.8 against both: 3 of 4.
        assertThat(RankingMetrics.rocAuc(probabilities, isFake)).hasValue(0.75);
    }

    @Test
    void givesHalfCreditForATie() {
        double[] probabilities = {0.5, 0.5, 0.7, 0.2};
        boolean[] isFake = {true, false, true, false};

        // The fake at 0.5 ties once and wins once, the one at 0.7 wins twice: 3.5 of 4.
        assertThat(RankingMetrics.rocAuc(probabilities, isFake)).hasValue(0.875);
    }

    @Test
    void givesHalfCreditForTiesWhateverTheOrderOfTheRows() {
        double[] probabilities = {0.5, 0.5, 0.5, 0.5, 0.5};

        assertThat(RankingMetrics.rocAuc(probabilities, new boolean[] {true, false, false, false, true}))
                .hasValue(0.5);
        assertThat(RankingMetrics.rocAuc(probabilities, new boolean[] {true, true, false, false, false}))
                .hasValue(0.5);
    }

    @Test
    void treatsNegativeZeroAsZero() {
        double[] probabilities = {-0.0, 0.0};

        assertThat(RankingMetrics.rocAuc(probabilities, new boolean[] {true, false}))
                .hasValue(0.5);
    }

    @Test
    void isOneForPerfectAndZeroForInvertedOrder() {
        boolean[] isFake = {false, false, true, true};

        assertThat(RankingMetrics.rocAuc(new double[] {0.1, 0.2, 0.3, 0.4}, isFake))
                .hasValue(1);
        assertThat(RankingMetrics.rocAuc(new double[] {0.4, 0.3, 0.2, 0.1}, isFake))
                .hasValue(0);
    }

    @Test
    void isUndefinedWithoutBothClasses() {
        double[] two = {0.1, 0.9};

        assertThat(RankingMetrics.rocAuc(two, new boolean[] {true, true})).isEmpty();
        assertThat(RankingMetrics.rocAuc(two, new boolean[] {false, false})).isEmpty();
        assertThat(RankingMetrics.rocAuc(new double[0], new boolean[0])).isEmpty();
    }

    @Test
    void rejectsNaNByItsPlace() {
        assertThatThrownBy(() -> RankingMetrics.rocAuc(new double[] {0.5, Double.NaN}, new boolean[] {true, false}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fakeProbabilities must be numbers but number 1 is NaN");
    }

    @Test
    void rejectsLabelsOfAnotherLength() {
        assertThatThrownBy(() -> RankingMetrics.rocAuc(new double[2], new boolean[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fakeProbabilities and isFake must have the same length but have 2 and 3");
    }

    @Test
    void isExactOnAMillionPredictions() {
        int pairs = 500_000;
        double[] probabilities = new double[2 * pairs];
        boolean[] isFake = new boolean[2 * pairs];
        for (int i = 0; i < 2 * pairs; i++) {
            probabilities[i] = i / (2.0 * pairs);
            isFake[i] = i % 2 == 1;
        }

        // Fake number k (from 0) is above k + 1 of the m reals: m (m + 1) / 2 pairs of m * m.
        assertThat(RankingMetrics.rocAuc(probabilities, isFake).orElseThrow()).isEqualTo(0.500001, within(1e-15));
    }
}
