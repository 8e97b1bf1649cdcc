package io.authentica.common.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.UncertainBand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    @Test
    void theBandReachesFromAboveItsLowEdgeToItsHighEdge() {
        UncertainBand band = new UncertainBand(0.25, 0.75, "chosen for a test");

        assertThat(Verdict.of(0, band)).isEqualTo(Verdict.REAL);
        assertThat(Verdict.of(0.25, band)).isEqualTo(Verdict.REAL);
        assertThat(Verdict.of(Math.nextUp(0.25), band)).isEqualTo(Verdict.UNCERTAIN);
        assertThat(Verdict.of(0.75, band)).isEqualTo(Verdict.UNCERTAIN);
        assertThat(Verdict.of(Math.nextUp(0.75), band)).isEqualTo(Verdict.FAKE);
        assertThat(Verdict.of(1, band)).isEqualTo(Verdict.FAKE);
    }

    @Test
    void withoutABandTheThresholdAloneDecides() {
        UncertainBand none = UncertainBand.none(new DecisionThreshold(0.5, "fixed at 0.5"), "none");

        assertThat(none.isEmpty()).isTrue();
        assertThat(Verdict.of(0.5, none)).isEqualTo(Verdict.REAL);
        assertThat(Verdict.of(Math.nextUp(0.5), none)).isEqualTo(Verdict.FAKE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN})
    void whatIsNoProbabilityGetsNoVerdict(double calibrated) {
        UncertainBand band = new UncertainBand(0.25, 0.75, "chosen for a test");

        assertThatThrownBy(() -> Verdict.of(calibrated, band))
                .hasMessage("calibrated must be in [0, 1] but was " + calibrated);
    }

    @ParameterizedTest
    @CsvSource({"0.6, 0.5", "-0.1, 0.5", "0.5, 1.1", "NaN, 0.5", "0.5, NaN"})
    void aBandRisesWithinTheProbabilities(double low, double high) {
        assertThatThrownBy(() -> new UncertainBand(low, high, ""))
                .hasMessage("low and high must rise within [0, 1] but were " + low + " and " + high);
    }
}
