package io.authentica.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest {

    @Test
    void isEmptyWithoutTrials() {
        assertThat(WilsonInterval.of(0, 0)).isEmpty();
    }

    @Test
    void endsAtExactlyZeroAndOne() {
        assertThat(WilsonInterval.of(0, 41).orElseThrow().low()).isEqualTo(0.0);
        assertThat(WilsonInterval.of(41, 41).orElseThrow().high()).isEqualTo(1.0);
    }

    @Test
    void rejectsMoreSuccessesThanTrialsAndNegativeOnes() {
        assertThatThrownBy(() -> WilsonInterval.of(3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes must be in [0, trials] but were 3 of 2");
        assertThatThrownBy(() -> WilsonInterval.of(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
