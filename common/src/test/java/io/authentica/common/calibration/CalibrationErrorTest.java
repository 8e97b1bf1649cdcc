package io.authentica.common.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalibrationErrorTest {

    @Test
    void isWhatItIsByHand() {
        // Bins of 1/15: 0.01 and 0.05 share the first, 0.8 and 0.85 the one from 0.8.
        double[] probabilities = {0.01, 0.05, 0.8, 0.85};
        boolean[] isFake = {false, true, true, true};

        CalibrationError error = CalibrationError.of(probabilities, isFake).orElseThrow();

        assertThat(error.logLoss()).isEqualTo(-Math.log(0.99 * 0.05 * 0.8 * 0.85) / 4, within(1e-15));
        assertThat(error.brier()).isEqualTo((0.0001 + 0.9025 + 0.04 + 0.0225) / 4, within(1e-15));
        // |0.03 - 0.5| / 2 + |0.825 - 1| / 2
        assertThat(error.ece()).isEqualTo(0.3225, within(1e-15));
    }

    @Test
    void cutsBinsAtMultiplesOfAFifteenth() {
        // In one bin the errors of a real and of a fake cancel, in two they add up.
        assertThat(ece(0.40, 0.46)).isEqualTo(0.07, within(1e-15));
        assertThat(ece(0.39, 0.46)).isEqualTo((0.39 + 0.54) / 2, within(1e-15));
        assertThat(ece(1, 0.94)).isEqualTo(0.47, within(1e-15));
    }

    /** Of a real image and a fake one. */
    private static double ece(double ofReal, double ofFake) {
        return CalibrationError.of(new double[] {ofReal, ofFake}, new boolean[] {false, true})
                .orElseThrow()
                .ece();
    }

    @Test
    void chargesACertainErrorAFiniteLogLoss() {
        CalibrationError error = CalibrationError.of(new double[] {1, 0}, new boolean[] {false, true})
                .orElseThrow();

        // -ln(2^-52)
        assertThat(error.logLoss()).isEqualTo(36.04365338911715, within(1e-12));
        assertThat(error.brier()).isEqualTo(1);
        assertThat(error.ece()).isEqualTo(1);
    }

    @Test
    void isEmptyWithoutImages() {
        assertThat(CalibrationError.of(new double[0], new boolean[0])).isEmpty();
    }

    @Test
    void refusesWhatIsNoProbabilityAndUnequalLengths() {
        for (double wrong : new double[] {Math.nextDown(0.0), Math.nextUp(1.0), Double.NaN}) {
            assertThatThrownBy(() -> CalibrationError.of(new double[] {wrong}, new boolean[] {true}))
                    .hasMessage("fakeProbabilities must be in [0, 1] but number 0 was " + wrong);
        }
        assertThatThrownBy(() -> CalibrationError.of(new double[] {0.5}, new boolean[0]))
                .hasMessage("fakeProbabilities and isFake must have the same length but have 1 and 0");
    }

    @ParameterizedTest
    @MethodSource("io.authentica.common.calibration.CalibrationReference#cases")
    void agreesWithScikitLearn(CalibrationReference reference) {
        assertAgrees(reference, "/raw", Calibration.NONE);
        assertAgrees(reference, "/with_temperature", new Calibration.Temperature(reference.value("/temperature")));
        assertAgrees(
                reference,
                "/with_platt",
                new Calibration.Platt(reference.value("/slope"), reference.value("/intercept")));
    }

    private static void assertAgrees(CalibrationReference reference, String group, Calibration calibration) {
        double[] probabilities = Arrays.stream(reference.fakeMinusReal())
                .map(calibration::fakeProbability)
                .toArray();

        CalibrationError error =
                CalibrationError.of(probabilities, reference.isFake()).orElseThrow();

        assertThat(error.logLoss()).isEqualTo(reference.value(group + "/log_loss"), within(1e-12));
        assertThat(error.brier()).isEqualTo(reference.value(group + "/brier"), within(1e-12));
        assertThat(error.ece()).isEqualTo(reference.value(group + "/ece"), within(1e-12));
    }
}
