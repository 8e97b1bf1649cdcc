package io.authentica.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** By hand; see {@link ScikitLearnAgreementTest} for larger cases. */
class RankingTest {

    @Test
    void countsATieAsHalfAPair() throws InterruptedException {
        // Of 4 pairs the fakes win 0.5 + 1 (0.6 against 0.6, 0.2) and 0 + 0.5 (0.2 against 0.6, 0.2).
        SliceValues values = measure(new double[] {0.6, 0.2}, new double[] {0.6, 0.2});

        assertThat(values.value(Metric.ROC_AUC)).hasValue(0.5);
        // One of each class at 0.6: precision 1/2 at recall 1/2; at 0.2 again 1/2.
        assertThat(values.value(Metric.AVERAGE_PRECISION)).hasValue(0.5);
        assertThat(values.value(Metric.EER)).hasValue(0.5);
        assertThat(values.value(Metric.TPR_AT_FPR_1)).hasValue(0);
        assertThat(values.value(Metric.FPR_AT_TPR_95)).hasValue(1);
    }

    @Test
    void sumsPrecisionOverTheRecallThatIsGained() throws InterruptedException {
        // At 0.8 precision 1, at 0.35 precision 2/3, half the recall each.
        assertThat(averagePrecision(new double[] {0.1, 0.4}, new double[] {0.35, 0.8})
                        .orElseThrow())
                .isEqualTo(5.0 / 6, within(1e-15));
        // Equal probabilities are one threshold: 2 fakes of 5.
        assertThat(averagePrecision(new double[] {0.5, 0.5, 0.5}, new double[] {0.5, 0.5}))
                .hasValue(0.4);
        assertThat(averagePrecision(new double[] {0.0}, new double[] {-0.0})).hasValue(0.5);
        assertThat(averagePrecision(new double[] {0.1, 0.2}, new double[] {0.3, 0.4}))
                .hasValue(1);
        assertThat(averagePrecision(new double[0], new double[] {0.1, 0.9})).isEmpty();
        assertThat(averagePrecision(new double[] {0.1, 0.9}, new double[0])).isEmpty();
    }

    @Test
    void isExactOnAMillionImages() throws InterruptedException {
        int pairs = 500_000;
        double[] reals = IntStream.range(0, pairs)
                .mapToDouble(i -> 2 * i / (2.0 * pairs))
                .toArray();
        double[] fakes = IntStream.range(0, pairs)
                .mapToDouble(i -> (2 * i + 1) / (2.0 * pairs))
                .toArray();

        // From above, every second one is a fake and the first is: precision k / (2k - 1), as scikit-learn says.
        assertThat(averagePrecision(reals, fakes).orElseThrow()).isEqualTo(0.5000075429367017, within(1e-12));
    }

    private static OptionalDouble averagePrecision(double[] reals, double[] fakes) throws InterruptedException {
        return new Bootstrap(3, 0, 1)
                .measure(
                        "reals",
                        ScoreList.of(false, reals),
                        List.of(new Slice("fakes", ScoreList.of(true, fakes))),
                        List.of())
                .get(0)
                .value(Metric.AVERAGE_PRECISION);
    }

    @Test
    void findsTheEqualErrorRateBetweenTwoPointsOfTheCurve() throws InterruptedException {
        // One threshold for 2 of 2 fakes and 1 of 2 reals: the line from (0, 0) to (1/2, 1) meets FPR + TPR = 1 at FPR
        // 1/3.
        SliceValues values = measure(new double[] {0.7, 0.1}, new double[] {0.7, 0.7});

        assertThat(values.value(Metric.EER).orElseThrow()).isEqualTo(1 / 3.0, within(1e-15));
    }

    @Test
    void findsTheEqualErrorRateOnAHorizontalPartOfTheCurve() throws InterruptedException {
        // TPR is 1/2 from FPR 0 to 1, so FPR = 1 - TPR at 1/2.
        SliceValues values = measure(new double[] {0.5, 0.4, 0.3}, new double[] {0.9, 0.1});

        assertThat(values.value(Metric.EER)).hasValue(0.5);
    }

    @Test
    void allowsExactlyOneAndFivePercentOfFalsePositives() throws InterruptedException {
        // 100 reals at 0.00 to 0.99: above 0.985 there is 1 of them, above 0.945 there are 5.
        double[] reals = IntStream.range(0, 100).mapToDouble(i -> i / 100.0).toArray();

        SliceValues values = measure(reals, new double[] {0.985, 0.975, 0.945, 0.935});

        assertThat(values.value(Metric.TPR_AT_FPR_1)).hasValue(1 / 4.0);
        assertThat(values.value(Metric.TPR_AT_FPR_5)).hasValue(3 / 4.0);
        assertThat(values.value(Metric.FPR_AT_TPR_95)).hasValue(6 / 100.0);
    }

    @Test
    void asksForNoMoreThan95PercentOfTheFakes() throws InterruptedException {
        // Of 20 fakes 19 are above all reals, which is exactly 95 %; of 21 it would be 90 %.
        double[] nineteen =
                IntStream.range(0, 20).mapToDouble(i -> i == 0 ? 0.1 : 0.9).toArray();
        double[] twentyOne =
                IntStream.range(0, 21).mapToDouble(i -> i < 2 ? 0.1 : 0.9).toArray();

        assertThat(measure(new double[] {0.5}, nineteen).value(Metric.FPR_AT_TPR_95))
                .hasValue(0);
        assertThat(measure(new double[] {0.5}, twentyOne).value(Metric.FPR_AT_TPR_95))
                .hasValue(1);
    }

    @Test
    void hasNoOrderOfOneClassButItsProbabilities() throws InterruptedException {
        SliceValues values = measure(new double[0], new double[] {0.75, 0.25});

        assertThat(Metric.of(Metric.Kind.RANKING))
                .allSatisfy(metric -> assertThat(values.value(metric)).isEmpty());
        assertThat(values.value(Metric.BRIER)).hasValue((1 / 16.0 + 9 / 16.0) / 2);
        assertThat(values.interval(Metric.ROC_AUC)).isEmpty();
        assertThat(values.interval(Metric.BRIER)).isPresent();
    }

    @Test
    void hasNothingOfNoImages() throws InterruptedException {
        SliceValues values = measure(new double[0], new double[0]);

        assertThat(values.value(Metric.ROC_AUC)).isEqualTo(OptionalDouble.empty());
        assertThat(values.value(Metric.LOG_LOSS)).isEmpty();
        assertThat(values.interval(Metric.LOG_LOSS)).isEmpty();
        assertThat(values.matrix(0)).isEqualTo(new ConfusionMatrix(0, 0, 0, 0));
        assertThat(values.interval(Metric.ACCURACY, 0)).isEmpty();
    }

    private static SliceValues measure(double[] reals, double[] fakes) throws InterruptedException {
        return new Bootstrap(3, 20, 2)
                .measure(
                        "reals",
                        ScoreList.of(false, reals),
                        List.of(new Slice("fakes", ScoreList.of(true, fakes))),
                        List.of(0.5))
                .get(0);
    }
}
