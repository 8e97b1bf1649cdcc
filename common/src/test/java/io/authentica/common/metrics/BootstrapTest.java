package io.authentica.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final ScoreList REALS = ScoreList.of(false, probabilities(1, 300, 2));
    private static final Slice MANY = new Slice("many", ScoreList.of(true, probabilities(2, 200, 0.7)));
    private static final Slice FEW = new Slice("few", ScoreList.of(true, probabilities(3, 20, 0.7)));

    @Test
    void drawsTheSameWhateverTheNumberOfThreadsAndTheOtherSlices() throws InterruptedException {
        SliceValues alone = new Bootstrap(17, 50, 1)
                .measure("pool", REALS, List.of(FEW), List.of(0.5))
                .get(0);
        SliceValues amongOthers = new Bootstrap(17, 50, 3)
                .measure("pool", REALS, List.of(MANY, FEW), List.of(0.5))
                .get(1);

        assertThat(amongOthers.resampled(Metric.ROC_AUC)).containsExactly(alone.resampled(Metric.ROC_AUC));
        assertThat(alone.interval(Metric.F1, 0)).isPresent();
        assertThat(amongOthers.interval(Metric.F1, 0)).isEqualTo(alone.interval(Metric.F1, 0));
    }

    @Test
    void drawsAnewForAnotherSeedAnotherNameAndAnotherNumber() throws InterruptedException {
        double[] values = resampledAuc(17, MANY);

        assertThat(values).doesNotHaveDuplicates();
        assertThat(resampledAuc(18, MANY)).doesNotContain(values);
        assertThat(resampledAuc(17, new Slice("other", MANY.fakes()))).doesNotContain(values);
    }

    @Test
    void spreadsTheBrierScoreAsTheoryHasIt() throws InterruptedException {
        // The score is a mean, so its interval is 1.96 standard errors to each side, within each class: with 2,000
        // resamples the
        // ends are known to about 5 % of the width.
        SliceValues values = new Bootstrap(5, 2000, 2)
                .measure("pool", REALS, List.of(MANY), List.of(0.5))
                .get(0);
        double variance = 0;
        for (ScoreList list : List.of(REALS, MANY.fakes())) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < list.size(); i++) {
                double error = Math.pow(list.probability(i) - (list.fake() ? 1 : 0), 2);
                sum += error;
                squares += error * error;
            }
            variance += squares - sum * sum / list.size();
        }
        double standardError =
                Math.sqrt(variance) / (REALS.size() + MANY.fakes().size());

        Interval interval = values.interval(Metric.BRIER).orElseThrow();
        assertThat(interval.method()).isEqualTo(Interval.Method.BOOTSTRAP);
        assertThat(interval.high() - values.value(Metric.BRIER).orElseThrow())
                .isEqualTo(1.96 * standardError, within(0.2 * standardError));
        assertThat(values.value(Metric.BRIER).orElseThrow() - interval.low())
                .isEqualTo(1.96 * standardError, within(0.2 * standardError));
    }

    @Test
    void drawsAsManyImagesAsThereAreAndEachAsOften() {
        int images = 7;
        byte[] counts = new byte[images];
        long[] totals = new long[images];
        for (int number = 0; number < 10_000; number++) {
            Resample.draw(counts, images, 3, 4, number);
            int drawn = 0;
            for (int i = 0; i < images; i++) {
                drawn += counts[i];
                totals[i] += counts[i];
            }
            assertThat(drawn).isEqualTo(images);
        }
        // The standard deviation of a total is sqrt(70,000 * 1/7 * 6/7) = 93.
        for (long total : totals) {
            assertThat(total).isBetween(10_000L - 400, 10_000L + 400);
        }
    }

    @Test
    void drawsTheOnlyImage() {
        byte[] counts = {5};

        Resample.draw(counts, 1, 3, 4, 0);

        assertThat(counts).containsExactly(1);
    }

    @Test
    void takesPercentilesBetweenNeighbours() {
        double[] hundred = new double[101];
        for (int i = 0; i <= 100; i++) {
            hundred[i] = 100 - i;
        }

        assertThat(Interval.percentiles(hundred)).contains(new Interval(2.5, 97.5, Interval.Method.BOOTSTRAP));
        assertThat(Interval.percentiles(new double[] {4})).contains(new Interval(4, 4, Interval.Method.BOOTSTRAP));
        assertThat(Interval.percentiles(new double[] {1, Double.NaN})).isEmpty();
        assertThat(Interval.percentiles(new double[0])).isEmpty();
    }

    @Test
    void rejectsProbabilitiesThatAreNone() {
        assertThatThrownBy(() -> ScoreList.of(true, new double[] {0.5, 1.5}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fakeProbabilities must be in [0, 1] but go from 0.5 to 1.5");
        assertThatThrownBy(() -> ScoreList.of(true, new double[] {0.5, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScoreList.of(true, new double[] {-0.5})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheBestThresholdAndOfSeveralTheLowest() {
        ScoreList reals = ScoreList.of(false, new double[] {0.1, 0.2, 0.3, 0.6});

        // Above 0.3: 4 of 6 fakes and 1 of 4 reals, 2/3 - 1/4; above 0.6 3 of 6 and none, 1/2; above 0.2 5 of 6 and 2
        // of 4, 1/3.
        assertThat(ThresholdSearch.bestBalancedAccuracy(
                        reals, ScoreList.of(true, new double[] {0.9, 0.8, 0.7, 0.5, 0.3, 0.2})))
                .hasValue(0.6);
        // No better than a coin at any: all reals and fakes may as well be called fake but for the lowest real.
        assertThat(ThresholdSearch.bestBalancedAccuracy(
                        ScoreList.of(false, new double[] {0.4}), ScoreList.of(true, new double[] {0.4})))
                .hasValue(0.4);
        assertThat(ThresholdSearch.bestBalancedAccuracy(reals, ScoreList.of(true, new double[0])))
                .isEmpty();
    }

    private static double[] resampledAuc(long seed, Slice slice) throws InterruptedException {
        return new Bootstrap(seed, 30, 1)
                .measure("pool", REALS, List.of(slice), List.of())
                .get(0)
                .resampled(Metric.ROC_AUC);
    }

    private static double[] probabilities(long seed, int images, double power) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] probabilities = new double[images];
        for (int i = 0; i < images; i++) {
            probabilities[i] = Math.pow(random.nextDouble(), power);
        }
        return probabilities;
    }
}
