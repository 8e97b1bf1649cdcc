package io.authentica.common.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    static Stream<Calibration> calibrations() {
        return Stream.of(
                Calibration.NONE,
                new Calibration.Temperature(0.3),
                new Calibration.Temperature(7),
                new Calibration.Platt(0.02, -1.5),
                new Calibration.Platt(9, 4));
    }

    @Test
    void noneIsTheSoftmax() {
        // exp(2) / (exp(2) + exp(0))
        assertThat(Calibration.NONE.fakeProbability(2)).isEqualTo(0.8807970779778823, within(1e-15));
        assertThat(Calibration.NONE.fakeProbability(0)).isEqualTo(0.5);
    }

    @Test
    void aTemperatureDividesTheLogits() {
        assertThat(new Calibration.Temperature(4).fakeProbability(8)).isEqualTo(0.8807970779778823, within(1e-15));
        assertThat(new Calibration.Temperature(0.5).fakeProbability(1)).isEqualTo(0.8807970779778823, within(1e-15));
        assertThat(new Calibration.Temperature(4).fakeProbability(0)).isEqualTo(0.5);
    }

    @Test
    void plattMovesThePointOfEqualProbability() {
        Calibration platt = new Calibration.Platt(0.5, -1);

        assertThat(platt.fakeProbability(2)).isEqualTo(0.5);
        assertThat(platt.fakeProbability(6)).isEqualTo(0.8807970779778823, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void neverFallsFromOneLogitToTheNextAndRisesOverATenth(Calibration calibration) {
        double before = calibration.fakeProbability(-3.1);
        for (double logit = -3; logit <= 3; logit += 0.1) {
            double probability = calibration.fakeProbability(logit);
            assertThat(probability).isGreaterThan(before);
            assertThat(calibration.fakeProbability(Math.nextUp(logit))).isGreaterThanOrEqualTo(probability);
            before = probability;
        }
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void staysAProbabilityForEveryLogit(Calibration calibration) {
        assertThat(calibration.fakeProbability(Double.MAX_VALUE)).isEqualTo(1);
        assertThat(calibration.fakeProbability(-Double.MAX_VALUE)).isEqualTo(0);
        assertThat(calibration.fakeProbability(Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.POSITIVE_INFINITY, Double.NaN})
    void refusesATemperatureOrSlopeThatWouldLoseTheOrder(double value) {
        assertThatThrownBy(() -> new Calibration.Temperature(value))
                .hasMessage("temperature must be above 0 and finite but was " + value);
        assertThatThrownBy(() -> new Calibration.Platt(value, 0))
                .hasMessage("slope must be above 0 and finite but was " + value);
    }

    @Test
    void takesTheSmallestTemperatureAndSlope() {
        assertThat(new Calibration.Temperature(Double.MIN_VALUE).fakeProbability(1))
                .isEqualTo(1);
        assertThat(new Calibration.Platt(Double.MIN_VALUE, 0).fakeProbability(1))
                .isEqualTo(0.5);
    }

    @Test
    void refusesAnInterceptThatIsNotFinite() {
        assertThatThrownBy(() -> new Calibration.Platt(1, Double.NEGATIVE_INFINITY))
                .hasMessage("intercept must be finite but was -Infinity");
    }

    @Test
    void describesItselfInOneLine() {
        assertThat(calibrations().map(Calibration::description))
                .containsExactly(
                        "none: the softmax of the logits",
                        "temperature 0.3000",
                        "temperature 7.0000",
                        "Platt, slope 0.0200, intercept -1.5000",
                        "Platt, slope 9.0000, intercept 4.0000");
    }
}
