package io.authentica.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperatingCurveTest {

    /** Reals at 0.1, 0.4, 0.7 and fakes at 0.4, 0.9: from above come a fake, a real, a real with a fake, a real. */
    private static final double[] REALS = {0.7, 0.1, 0.4};

    private static final double[] FAKES = {0.4, 0.9};

    private final OperatingCurve curve = OperatingCurve.of(REALS, FAKES).orElseThrow();

    @Test
    void hasOnePointForEachDifferentProbabilityAfterTheFirst() {
        assertThat(curve.size()).isEqualTo(5);
        assertThat(IntStream.range(0, 5).mapToDouble(curve::truePositiveRate).toArray())
                .containsExactly(0, 0.5, 0.5, 1, 1);
        assertThat(IntStream.range(0, 5).mapToDouble(curve::falsePositiveRate).toArray())
                .containsExactly(0, 0, 1 / 3.0, 2 / 3.0, 1);
    }

    @Test
    void givesThePrecisionOfWhatIsCalledFake() {
        assertThat(IntStream.range(0, 5).mapToDouble(curve::precision).toArray())
                .containsExactly(1, 1, 0.5, 0.5, 0.4);
    }

    @Test
    void enclosesTheAreasThatTheMetricsGive() throws InterruptedException {
        Slice fakes = new Slice("fakes", ScoreList.of(true, new double[] {0.4, 0.9}));
        SliceValues metrics = new Bootstrap(1, 0, 1)
                .measure("reals", ScoreList.of(false, new double[] {0.7, 0.1, 0.4}), List.of(fakes), List.of())
                .get(0);
        double trapezoids = 0;
        double steps = 0;
        for (int i = 1; i < curve.size(); i++) {
            double width = curve.falsePositiveRate(i) - curve.falsePositiveRate(i - 1);
            trapezoids += width * (curve.truePositiveRate(i) + curve.truePositiveRate(i - 1)) / 2;
            steps += (curve.truePositiveRate(i) - curve.truePositiveRate(i - 1)) * curve.precision(i);
        }

        assertThat(trapezoids).isCloseTo(metrics.value(Metric.ROC_AUC).orElseThrow(), within(1e-12));
        assertThat(steps).isCloseTo(metrics.value(Metric.AVERAGE_PRECISION).orElseThrow(), within(1e-12));
    }

    @Test
    void isOneStepWhereAllProbabilitiesAreEqual() {
        OperatingCurve flat =
                OperatingCurve.of(new double[] {0.5, 0.5}, new double[] {0.5}).orElseThrow();

        assertThat(flat.size()).isEqualTo(2);
        assertThat(flat.precision(1)).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void isEmptyWithoutOneOfTheClasses() {
        assertThat(OperatingCurve.of(REALS, new double[0])).isEmpty();
        assertThat(OperatingCurve.of(new double[0], FAKES)).isEmpty();
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> OperatingCurve.of(REALS, new double[] {Double.NaN}))
                .hasMessageContaining("NaN");
    }
}
