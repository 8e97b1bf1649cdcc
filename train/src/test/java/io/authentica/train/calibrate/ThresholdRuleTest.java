package io.authentica.train.calibrate;

import static io.authentica.train.calibrate.ImagesOf.probabilities;
import static io.authentica.train.calibrate.ImagesOf.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.cli.UserException;
import io.authentica.common.modelpackage.DecisionThreshold;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdRuleTest {

    /** Reals at 0.001, 0.002, ... */
    private static double[] lowReals(int count) {
        return IntStream.rangeClosed(1, count).mapToDouble(i -> i / 1000.0).toArray();
    }

    private static double[] with(double[] values, double... more) {
        return DoubleStream.concat(DoubleStream.of(values), DoubleStream.of(more))
                .toArray();
    }

    private static DecisionThreshold choose(ThresholdRule rule, double[] ofReals, double[] ofFakes) {
        return rule.choose(probabilities(ofReals, ofFakes), Calibration.NONE);
    }

    @Test
    void aFixedThresholdNeedsNoImages() {
        assertThat(choose(new ThresholdRule.Fixed(0.5), new double[0], new double[0]))
                .isEqualTo(DecisionThreshold.HALF);
        assertThat(choose(new ThresholdRule.Fixed(0.75), lowReals(3), times(3, 0.9)))
                .isEqualTo(new DecisionThreshold(0.75, "fixed at 0.75"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void aFixedThresholdIsAProbability(double value) {
        assertThatThrownBy(() -> new ThresholdRule.Fixed(value)).hasMessage("value must be in [0, 1] but was " + value);
        assertThat(new ThresholdRule.Fixed(0).value()).isZero();
        assertThat(new ThresholdRule.Fixed(1).value()).isOne();
    }

    @Test
    void bestBalancedAccuracyLiesHalfWayBetweenTheClassesWhereTheyAreApart() {
        DecisionThreshold threshold =
                choose(new ThresholdRule.BestBalancedAccuracy(), with(times(9, 0.1), 0.3), with(times(19, 0.9), 0.7));

        assertThat(threshold.value()).isEqualTo(0.5, within(1e-12));
        assertThat(threshold.rule())
                .isEqualTo(
                        "best balanced accuracy, 1.0000; on the 10 real and 20 fake images of the calibration part of"
                                + " split validation that chose it: false-positive rate 0.0000 (95 % interval 0.0000-0.2775),"
                                + " true-positive rate 1.0000 (95 % interval 0.8389-1.0000)");
    }

    @Test
    void bestBalancedAccuracyWeighsClassesEquallyHoweverManyTheyAre() {
        // Above 0.5 half of the fakes and no real: 0.75. Above 0.3 all fakes and 4 of 10 reals: 0.8, though accuracy
        // falls.
        DecisionThreshold threshold = choose(
                new ThresholdRule.BestBalancedAccuracy(),
                with(times(6, 0.2), 0.45, 0.45, 0.45, 0.45),
                with(times(5, 0.4), 0.6, 0.6, 0.6, 0.6, 0.6));

        assertThat(threshold.value()).isEqualTo(0.3, within(1e-12));
        assertThat(threshold.rule()).startsWith("best balanced accuracy, 0.8000; ");
    }

    @Test
    void ofEquallyGoodThresholdsItTakesTheOneWithFewestFalsePositives() {
        // Above 0.7: 5 of 10 fakes, no real. Above 0.35: 10 of 10 fakes, 5 of 10 reals. Both 0.75.
        DecisionThreshold threshold = choose(
                new ThresholdRule.BestBalancedAccuracy(),
                with(times(5, 0.1), 0.6, 0.6, 0.6, 0.6, 0.6),
                with(times(5, 0.6), 0.8, 0.8, 0.8, 0.8, 0.8));

        assertThat(threshold.value()).isEqualTo(0.7, within(1e-12));
    }

    @Test
    void whereNothingBeatsChanceNothingIsCalledFake() {
        DecisionThreshold threshold = choose(new ThresholdRule.BestBalancedAccuracy(), times(10, 0.8), times(10, 0.4));

        assertThat(threshold.value()).isEqualTo(0.9, within(1e-12));
        assertThat(threshold.rule())
                .startsWith("best balanced accuracy, 0.5000; ")
                .contains("true-positive rate 0.0000");
    }

    @Test
    void needsTenImagesOfEachClassToMaximiseARate() {
        ThresholdRule rule = new ThresholdRule.BestBalancedAccuracy();

        assertThatThrownBy(() -> choose(rule, times(9, 0.1), times(10, 0.9)))
                .isInstanceOf(UserException.class)
                .hasMessage("threshold: best-balanced-accuracy needs at least 10 real and 10 fake images in the"
                        + " calibration part of split validation but has 9 and 10");
        assertThatThrownBy(() -> choose(rule, times(10, 0.1), times(9, 0.9))).hasMessageEndingWith("has 10 and 9");
        assertThat(choose(rule, times(10, 0.1), times(10, 0.9)).value()).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void allowsOneOfAHundredRealsAtOnePerCent() {
        // One real at 0.6 may be called fake, the next at 0.4 may not.
        double[] reals = with(lowReals(98), 0.4, 0.6);

        DecisionThreshold threshold = choose(
                new ThresholdRule.MaxFalsePositiveRate(0.01), reals, with(times(5, 0.3), 0.5, 0.5, 0.7, 0.8, 0.9));

        assertThat(threshold.value()).isEqualTo(0.45, within(1e-12));
        // SciPy: binomtest(1, 100) and (5, 10) .proportion_ci(method="wilson")
        assertThat(threshold.rule())
                .isEqualTo(
                        "most fakes found with a false-positive rate of at most 0.01; on the 100 real and 10 fake images"
                                + " of the calibration part of split validation that chose it: false-positive rate 0.0100"
                                + " (95 % interval 0.0018-0.0545), true-positive rate 0.5000 (95 % interval 0.2366-0.7634)");
    }

    @Test
    void refusesOnePerCentOfNinetyNineReals() {
        ThresholdRule rule = new ThresholdRule.MaxFalsePositiveRate(0.01);

        assertThatThrownBy(() -> choose(rule, lowReals(99), times(10, 0.9)))
                .isInstanceOf(UserException.class)
                .hasMessage("threshold: max-false-positive-rate 0.01 needs at least 100 real and 10 fake images in the"
                        + " calibration part of split validation but has 99 and 10");
        assertThat(choose(rule, lowReals(100), times(10, 0.9)).value()).isEqualTo(0.5, within(1e-12));
    }

    /** The allowed number of false positives is the rate times the number of reals, rounded down. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 199, 1",
        "0.01, 200, 2",
        "0.05, 119, 5",
        "0.05, 120, 6",
        "0.29, 100, 29",
        "0.3, 10, 3",
        "0.03, 34, 1"
    })
    void allowsWhatTheRateAllows(double rate, int reals, int allowed) {
        // Between any two reals there is a fake, so that every false positive buys one.
        double[] ofReals =
                IntStream.rangeClosed(1, reals).mapToDouble(i -> i / 500.0).toArray();
        double[] ofFakes = DoubleStream.of(ofReals).map(p -> p - 0.001).toArray();

        DecisionThreshold threshold = choose(new ThresholdRule.MaxFalsePositiveRate(rate), ofReals, ofFakes);

        assertThat(DoubleStream.of(ofReals).filter(p -> p > threshold.value()).count())
                .isEqualTo(allowed);
        assertThat(DoubleStream.of(ofFakes).filter(p -> p > threshold.value()).count())
                .isEqualTo(allowed);
    }

    @Test
    void callsNoRealFakeThatBuysNoFake() {
        // Five of 100 may be called fake, but below 0.7 there are only reals.
        DecisionThreshold threshold =
                choose(new ThresholdRule.MaxFalsePositiveRate(0.05), with(lowReals(98), 0.5, 0.6), times(10, 0.8));

        assertThat(threshold.value()).isEqualTo(0.7, within(1e-12));
    }

    @Test
    void equalProbabilitiesAreNotCutApart() {
        // The five reals at 0.6 come together or not at all, and the rate allows four.
        DecisionThreshold threshold = choose(
                new ThresholdRule.MaxFalsePositiveRate(0.04),
                with(lowReals(95), times(5, 0.6)),
                with(times(9, 0.6), 0.8));

        assertThat(threshold.value()).isEqualTo(0.7, within(1e-12));
    }

    @Test
    void callsNothingFakeWhereTheBestProbabilitiesAreOfReals() {
        // The logistic function reaches 1: nothing is strictly above it.
        CalibrationImages images = ImagesOf.logits(with(times(99, -3), 50), times(10, 50));

        DecisionThreshold threshold = new ThresholdRule.MaxFalsePositiveRate(0.01).choose(images, Calibration.NONE);
        DecisionThreshold none = new ThresholdRule.MaxFalsePositiveRate(0.01)
                .choose(ImagesOf.logits(with(times(98, -3), 50, 50), times(10, 50)), Calibration.NONE);

        assertThat(threshold.value()).isEqualTo((1 + 1 / (1 + Math.exp(3))) / 2, within(1e-12));
        assertThat(none.value()).isOne();
        assertThat(none.rule()).contains("true-positive rate 0.0000");
    }

    @Test
    void cutsTheCalibratedProbabilities() {
        // The temperature halves the logits: 0.5 stays, the lower half-way point moves.
        DecisionThreshold threshold = new ThresholdRule.BestBalancedAccuracy()
                .choose(ImagesOf.logits(times(10, -4), times(10, 0)), new Calibration.Temperature(2));

        assertThat(threshold.value()).isEqualTo((1 / (1 + Math.exp(2)) + 0.5) / 2, within(1e-12));
    }

    @Test
    void betweenNeighbouringDoublesTheThresholdIsTheLowerOne() {
        double high = 0.75;
        double low = Math.nextDown(high);

        Cut cut = Cut.all(new double[] {high, low}, new boolean[] {true, false}).get(1);

        assertThat(cut).isEqualTo(new Cut(low, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void aRateIsStrictlyBetweenNothingAndAll(double rate) {
        assertThatThrownBy(() -> new ThresholdRule.MaxFalsePositiveRate(rate))
                .hasMessage("rate must be above 0 and below 1 but was " + rate);
    }
}
