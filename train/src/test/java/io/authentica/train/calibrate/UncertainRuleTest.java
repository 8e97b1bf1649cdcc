package io.authentica.train.calibrate;

import static io.authentica.train.calibrate.ImagesOf.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.cli.UserException;
import io.authentica.common.detect.Verdict;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.UncertainBand;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UncertainRuleTest {

    /** Two of twenty are wrong: a real at 1 and a fake at -2. */
    private static final CalibrationImages TWO_OF_TWENTY =
            ImagesOf.logits(with(times(9, -3), 1), with(times(9, 3), -2));

    private static double[] with(double[] values, double... more) {
        return DoubleStream.concat(DoubleStream.of(values), DoubleStream.of(more))
                .toArray();
    }

    private static double logistic(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static UncertainBand choose(double rate, CalibrationImages images) {
        return new UncertainRule.MaxErrorRate(rate).choose(images, Calibration.NONE, DecisionThreshold.HALF);
    }

    private static void assertEdges(UncertainBand band, double low, double high) {
        assertThat(band.low()).isEqualTo(low, within(1e-12));
        assertThat(band.high()).isEqualTo(high, within(1e-12));
    }

    @Test
    void takesTheNarrowestBandThatReachesTheRate() {
        UncertainBand band = choose(0.09, TWO_OF_TWENTY);

        // Without the one at 1, one of 19 is wrong; the next image is at -2.
        assertEdges(band, logistic(-1.5), logistic(1.5));
        // SciPy: binomtest(1, 19).proportion_ci(method="wilson")
        assertThat(band.rule())
                .isEqualTo("narrowest band that leaves verdicts of which at most 0.09 is wrong: 1 of 19 verdicts are"
                        + " wrong (0.0526, 95 % interval 0.0094-0.2464), 1 of 20 images inside; on the 10 real and 10 fake"
                        + " images of the calibration part of split validation that chose it");
    }

    @Test
    void goesOnToTheNextWrongVerdictWhereTheFirstIsNotEnough() {
        CalibrationImages threeWrong = ImagesOf.logits(with(times(19, -3), 1), with(times(19, 3), -2, -2));

        // Without the one at 1, two of 40 are wrong; without those at -2 too, none of 38 is.
        assertEdges(choose(0.05, threeWrong), logistic(-1.5), logistic(1.5));
        assertEdges(choose(0.04, threeWrong), logistic(-2.5), logistic(2.5));
    }

    @Test
    void needsNoBandWhereVerdictsAreRightOftenEnough() {
        UncertainBand band = choose(0.1, TWO_OF_TWENTY);

        assertEdges(band, 0.5, 0.5);
        assertThat(band.isEmpty()).isTrue();
        // SciPy: binomtest(2, 20).proportion_ci(method="wilson")
        assertThat(band.rule())
                .isEqualTo("none: without a band 2 of 20 verdicts are wrong (0.1000, 95 % interval 0.0279-0.3010),"
                        + " of at most 0.1; on the 10 real and 10 fake images of the calibration part of split validation"
                        + " that chose it");
    }

    @Test
    void thereIsNoBandWhereTooFewVerdictsWouldBeLeft() {
        // Five reals are surely fake: no band that leaves ten verdicts is without them.
        UncertainBand band = choose(0.1, ImagesOf.logits(with(times(5, -1), times(5, 4)), times(10, 2)));

        assertThat(band.isEmpty()).isTrue();
        assertThat(band.rule())
                .startsWith(
                        "none: no band leaves at least 10 verdicts of which at most 0.1 is wrong; without one 5 of 20"
                                + " verdicts are wrong (0.2500, ");
    }

    @Test
    void leavesTenVerdictsAndNotNine() {
        CalibrationImages ten = ImagesOf.logits(with(times(5, -3), times(5, 1)), with(times(5, 3), times(5, -1)));
        CalibrationImages nine = ImagesOf.logits(with(times(5, -3), times(5, 1)), with(times(4, 3), times(6, -1)));

        assertEdges(choose(0.1, ten), logistic(-2), logistic(2));
        assertThat(choose(0.1, nine).isEmpty()).isTrue();
    }

    @Test
    void imagesAtOneDistanceAreNotCutApart() {
        // Two right ones and another wrong one are as far from the threshold as the wrong one.
        CalibrationImages images = ImagesOf.logits(with(times(9, -3), 1), with(times(9, 3), 1, 1, -1));

        UncertainBand band = choose(0.05, images);

        assertThat(band.isEmpty()).isTrue();
        assertEdges(choose(0.06, images), logistic(-2), logistic(2));
        assertThat(choose(0.06, images).rule()).contains("0 of 18 verdicts are wrong", "4 of 22 images inside");
    }

    @Test
    void isSymmetricInCalibratedLogitsAroundAnyThreshold() {
        // A temperature of 2 halves all: 0.5 and -1 for the wrong ones. The threshold is at -0.5: one more fake is
        // wrong by it.
        DecisionThreshold threshold = new DecisionThreshold(logistic(-0.5), "chosen for a test");

        UncertainBand band =
                new UncertainRule.MaxErrorRate(0.09).choose(TWO_OF_TWENTY, new Calibration.Temperature(2), threshold);

        // The fake at -1 is 0.5 away, the real at 0.5 and the reals at -1.5 are 1 away.
        assertEdges(band, logistic(-0.5 - 0.75), logistic(-0.5 + 0.75));
    }

    @Test
    void imagesWhoseProbabilityIsOneKeepTheirVerdict() {
        // As doubles both ends are reached from a logit of 37 on.
        CalibrationImages images = ImagesOf.logits(with(times(19, -800), 2), times(20, 800));

        UncertainBand band = choose(0.02, ImagesOf.logits(with(times(59, -800), 2, 2), times(20, 800)));

        assertThat(choose(0.025, images).isEmpty()).isTrue();
        assertThat(band.isEmpty()).isFalse();
        assertThat(Verdict.of(1, band)).isEqualTo(Verdict.FAKE);
        assertThat(Verdict.of(0, band)).isEqualTo(Verdict.REAL);
        assertThat(Verdict.of(logistic(2), band)).isEqualTo(Verdict.UNCERTAIN);
    }

    @Test
    void liesAroundTheThresholdAlsoWhereNothingIsCalledFake() {
        DecisionThreshold one = new DecisionThreshold(1, "nothing is called fake");

        UncertainBand band = new UncertainRule.MaxErrorRate(0.1)
                .choose(ImagesOf.logits(times(40, -3), times(10, 3)), Calibration.NONE, one);

        // The fakes are nearer to the threshold than the reals.
        assertThat(band.high()).isOne();
        assertThat(Verdict.of(logistic(3), band)).isEqualTo(Verdict.UNCERTAIN);
        assertThat(Verdict.of(logistic(-3), band)).isEqualTo(Verdict.REAL);
    }

    @Test
    void needsTenImagesOfEachClass() {
        assertThatThrownBy(() -> choose(0.1, ImagesOf.logits(times(9, -3), times(10, 3))))
                .isInstanceOf(UserException.class)
                .hasMessage("uncertain: max-error-rate 0.1 needs at least 10 real and 10 fake images in the calibration"
                        + " part of split validation but has 9 and 10");
        assertThatThrownBy(() -> choose(0.1, ImagesOf.logits(times(10, -3), times(9, 3))))
                .hasMessageEndingWith("has 10 and 9");
        assertThat(choose(0.1, ImagesOf.logits(times(10, -3), times(10, 3))).isEmpty())
                .isTrue();
    }

    @Test
    void noneNeedsNoImages() {
        UncertainBand band = new UncertainRule.None()
                .choose(
                        ImagesOf.logits(new double[0], new double[0]),
                        Calibration.NONE,
                        new DecisionThreshold(0.25, "fixed at 0.25"));

        assertThat(band).isEqualTo(new UncertainBand(0.25, 0.25, "none: the recipe asks for none"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void aRateIsStrictlyBetweenNothingAndAll(double rate) {
        assertThatThrownBy(() -> new UncertainRule.MaxErrorRate(rate))
                .hasMessage("rate must be above 0 and below 1 but was " + rate);
    }
}
