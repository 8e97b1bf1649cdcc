package io.authentica.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinaryMetricsTest {

    @Test
    void equalsTheRatiosWorkedOutByHand() {
        BinaryMetrics metrics = new BinaryMetrics(new ConfusionMatrix(30, 5, 15, 10));

        assertThat(metrics.accuracy()).hasValue(0.75); // 45 / 60
        assertThat(metrics.recall()).hasValue(0.75); // 30 / 40
        assertThat(metrics.specificity()).hasValue(0.75); // 15 / 20
        assertThat(metrics.balancedAccuracy()).hasValue(0.75);
        assertThat(metrics.precision().orElseThrow()).isEqualTo(6.0 / 7, within(1e-15)); // 30 / 35
        assertThat(metrics.f1()).hasValue(0.8); // 60 / 75
    }

    @Test
    void weighsBothClassesAlikeInBalancedAccuracyOnly() {
        BinaryMetrics metrics = new BinaryMetrics(new ConfusionMatrix(9, 1, 1, 91));

        assertThat(metrics.balancedAccuracy().orElseThrow()).isEqualTo((0.09 + 0.5) / 2, within(1e-15));
        assertThat(metrics.accuracy().orElseThrow()).isEqualTo(10.0 / 102, within(1e-15));
    }

    @Test
    void leavesOnlyAccuracyAndRecallDefinedWithoutReals() {
        BinaryMetrics metrics = new BinaryMetrics(new ConfusionMatrix(3, 0, 0, 1));

        assertThat(metrics.accuracy()).hasValue(0.75);
        assertThat(metrics.recall()).hasValue(0.75);
        assertThat(metrics.specificity()).isEmpty();
        assertThat(metrics.balancedAccuracy()).isEmpty();
        assertThat(metrics.precision()).isEmpty();
        assertThat(metrics.f1()).isEmpty();
    }

    @Test
    void leavesOnlyAccuracyAndSpecificityDefinedWithoutFakes() {
        BinaryMetrics metrics = new BinaryMetrics(new ConfusionMatrix(0, 1, 4, 0));

        assertThat(metrics.accuracy()).hasValue(0.8);
        assertThat(metrics.specificity()).hasValue(0.8);
        assertThat(metrics.recall()).isEmpty();
        assertThat(metrics.balancedAccuracy()).isEmpty();
        assertThat(metrics.precision()).isEmpty();
        assertThat(metrics.f1()).isEmpty();
    }

    @Test
    void hasNoPrecisionButAnF1OfZeroWhereNothingIsCalledFake() {
        BinaryMetrics metrics = new BinaryMetrics(new ConfusionMatrix(0, 0, 4, 6));

        assertThat(metrics.precision()).isEmpty();
        assertThat(metrics.recall()).hasValue(0);
        assertThat(metrics.f1()).hasValue(0);
        assertThat(metrics.balancedAccuracy()).hasValue(0.5);
    }

    @Test
    void definesNothingWithoutImages() {
        BinaryMetrics metrics = new BinaryMetrics(new ConfusionMatrix(0, 0, 0, 0));

        assertThat(metrics.accuracy()).isEmpty();
        assertThat(metrics.balancedAccuracy()).isEmpty();
        assertThat(metrics.precision()).isEmpty();
        assertThat(metrics.recall()).isEmpty();
        assertThat(metrics.specificity()).isEmpty();
        assertThat(metrics.f1()).isEmpty();
    }

    @Test
    void hasACorrelationOnlyWhereBothVerdictsAndBothClassesAre() {
        // (4 * 3 - 1 * 2) / sqrt(5 * 6 * 4 * 5)
        assertThat(new BinaryMetrics(new ConfusionMatrix(4, 1, 3, 2)).mcc().orElseThrow())
                .isEqualTo(10 / Math.sqrt(600), within(1e-15));
        assertThat(new BinaryMetrics(new ConfusionMatrix(0, 3, 0, 2)).mcc()).hasValue(-1);
        assertThat(new BinaryMetrics(new ConfusionMatrix(0, 0, 3, 2)).mcc()).isEmpty();
        assertThat(new BinaryMetrics(new ConfusionMatrix(2, 3, 0, 0)).mcc()).isEmpty();
        assertThat(new BinaryMetrics(new ConfusionMatrix(2, 0, 0, 3)).mcc()).isEmpty();
    }
}
