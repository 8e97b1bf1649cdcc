package io.authentica.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    @Test
    void countsEveryPairOfTruthAndVerdictInItsOwnCell() {
        boolean[] isFake = {true, true, true, true, false, false, false, true, false, true};
        boolean[] calledFake = {true, true, true, false, true, false, false, true, true, true};

        ConfusionMatrix matrix = ConfusionMatrix.of(calledFake, isFake);

        assertThat(matrix).isEqualTo(new ConfusionMatrix(5, 2, 2, 1));
        assertThat(matrix.fakes()).isEqualTo(6);
        assertThat(matrix.reals()).isEqualTo(4);
        assertThat(matrix.total()).isEqualTo(10);
    }

    @Test
    void countsNothingInNothing() {
        assertThat(ConfusionMatrix.of(new boolean[0], new boolean[0])).isEqualTo(new ConfusionMatrix(0, 0, 0, 0));
    }

    @Test
    void rejectsVerdictsOfAnotherLength() {
        assertThatThrownBy(() -> ConfusionMatrix.of(new boolean[2], new boolean[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calledFake and isFake must have the same length but have 2 and 3");
    }

    @Test
    void rejectsNegativeCounts() {
        assertThatThrownBy(() -> new ConfusionMatrix(1, 2, -1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("counts must not be negative but were tp 1, fp 2, tn -1, fn 3");
    }
}
