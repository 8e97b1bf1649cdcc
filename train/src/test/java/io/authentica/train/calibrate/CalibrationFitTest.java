package io.authentica.train.calibrate;

import static io.authentica.train.calibrate.ImagesOf.logits;
import static io.authentica.train.calibrate.ImagesOf.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.calibration.Calibration.Platt;
import io.authentica.common.calibration.Calibration.Temperature;
import io.authentica.common.calibration.CalibrationReference;
import io.authentica.common.cli.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationFitTest {

    private static final String CASES = "io.authentica.common.calibration.CalibrationReference#cases";

    @ParameterizedTest
    @MethodSource(CASES)
    void temperatureAgreesWithSciPyAndOnBareLabelsWithScikitLearn(CalibrationReference reference) {
        CalibrationImages images = new CalibrationImages(reference.fakeMinusReal(), reference.isFake());
        double[] labels = new double[images.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = images.isFake(i) ? 1 : 0;
        }

        assertThat(TemperatureFit.of(images).temperature()).isEqualTo(reference.value("/temperature"), within(1e-9));
        assertThat(TemperatureFit.temperature(images, labels))
                .isEqualTo(reference.value("/temperature_of_labels"), within(1e-9))
                .isEqualTo(reference.value("/temperature_of_labels_by_scikit_learn"), within(1e-6));
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void plattAgreesWithSciPyAndScikitLearn(CalibrationReference reference) {
        Platt platt = PlattFit.of(new CalibrationImages(reference.fakeMinusReal(), reference.isFake()));

        assertThat(platt.slope())
                .isEqualTo(reference.value("/slope"), within(1e-8))
                .isEqualTo(reference.value("/slope_by_scikit_learn"), within(1e-6));
        assertThat(platt.intercept())
                .isEqualTo(reference.value("/intercept"), within(1e-8))
                .isEqualTo(reference.value("/intercept_by_scikit_learn"), within(1e-6));
    }

    /** All of a class have one logit, so its probability is exactly the target: 11 of 12 for ten fakes. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 0.5, 200})
    void separableImagesGetTheProbabilityOfTheRuleOfSuccession(double logit) {
        CalibrationImages images = logits(times(10, -logit), times(10, logit));

        assertThat(TemperatureFit.of(images).temperature()).isEqualTo(logit / Math.log(11), within(1e-9));
        assertThat(TemperatureFit.of(images).fakeProbability(logit)).isEqualTo(11 / 12.0, within(1e-9));
    }

    @Test
    void plattMeetsBothTargetsOfUnequalClasses() {
        // 3 a + b = ln(21), of twenty fakes; -a + b = -ln(31), of thirty reals.
        double slope = (Math.log(21) + Math.log(31)) / 4;

        Platt platt = PlattFit.of(logits(times(30, -1), times(20, 3)));

        assertThat(platt.slope()).isEqualTo(slope, within(1e-8));
        assertThat(platt.intercept()).isEqualTo(slope - Math.log(31), within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1, 1e6})
    void plattDoesNotDependOnTheScaleOfTheLogits(double scale) {
        Platt platt = PlattFit.of(logits(times(30, -1 * scale), times(20, 3 * scale)));

        assertThat(platt.slope() * scale).isEqualTo((Math.log(21) + Math.log(31)) / 4, within(1e-8));
    }

    @Test
    void theTemperatureEndsAtItsBounds() {
        CalibrationImages wrongWayRound = logits(times(10, 2), times(10, -2));
        CalibrationImages speechless = logits(times(10, 0), times(10, 0));
        CalibrationImages whispering = logits(times(10, -0.001), times(10, 0.001));

        assertThat(TemperatureFit.of(wrongWayRound)).isEqualTo(new Temperature(100));
        assertThat(TemperatureFit.of(speechless)).isEqualTo(new Temperature(100));
        assertThat(TemperatureFit.of(whispering)).isEqualTo(new Temperature(0.01));
    }

    @Test
    void plattRefusesANetworkThatIsNoBetterThanChance() {
        String needs =
                "calibration: platt needs a network that gives fakes higher logits than reals: on the calibration"
                        + " part of split validation its slope must be above 0 but was ";

        assertThatThrownBy(() -> PlattFit.of(logits(times(20, 2), times(20, -2))))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(needs + "-1.5");
        assertThatThrownBy(() -> PlattFit.of(logits(times(20, 7), times(20, 7))))
                .isInstanceOf(UserException.class)
                .hasMessage(needs + "0.0");
    }

    @Test
    void needsTenImagesOfEachClassForEachParameter() {
        assertRefused(
                CalibrationMethod.TEMPERATURE,
                9,
                50,
                "temperature needs at least 10 real and 10 fake images",
                "9 and 50");
        assertRefused(
                CalibrationMethod.TEMPERATURE,
                50,
                9,
                "temperature needs at least 10 real and 10 fake images",
                "50 and 9");
        assertRefused(CalibrationMethod.PLATT, 19, 20, "platt needs at least 20 real and 20 fake images", "19 and 20");
        assertRefused(CalibrationMethod.PLATT, 500, 0, "platt needs at least 20 real and 20 fake images", "500 and 0");

        assertThat(CalibrationMethod.TEMPERATURE.fit(logits(times(10, -2), times(10, 2))))
                .isInstanceOf(Temperature.class);
        assertThat(CalibrationMethod.PLATT.fit(logits(times(20, -2), times(20, 2))))
                .isInstanceOf(Platt.class);
        assertThat(CalibrationMethod.NONE.fit(logits(times(0, 0), times(0, 0)))).isEqualTo(Calibration.NONE);
    }

    private static void assertRefused(CalibrationMethod method, int reals, int fakes, String rule, String counts) {
        assertThatThrownBy(() -> method.fit(logits(times(reals, -2), times(fakes, 2))))
                .isInstanceOf(UserException.class)
                .hasMessage("calibration: " + rule + " in the calibration part of split validation but has " + counts);
    }

    @Test
    void refusesLogitsThatAreNoNumbers() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> logits(times(1, 0), times(1, wrong)))
                    .hasMessage("fakeMinusReal must be finite but number 1 was " + wrong);
        }
        assertThatThrownBy(() -> new CalibrationImages(new double[2], new boolean[3]))
                .hasMessage("fakeMinusReal and isFake must have the same length but have 2 and 3");
    }
}
