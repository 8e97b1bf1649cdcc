package io.authentica.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against values of scikit-learn and SciPy that scripts/reference/metrics_reference.py wrote. */
class ScikitLearnAgreementTest {

    private static final double TOLERANCE = 1e-9;

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnEveryMetric(JsonNode reference) {
        int n = reference.get("is_fake").size();
        boolean[] isFake = new boolean[n];
        boolean[] calledFake = new boolean[n];
        double[] probabilities = new double[n];
        for (int i = 0; i < n; i++) {
            isFake[i] = reference.get("is_fake").get(i).intValue() == 1;
            probabilities[i] = reference.get("fake_probabilities").get(i).doubleValue();
            calledFake[i] = probabilities[i] > reference.get("threshold").doubleValue();
        }

        ConfusionMatrix matrix = ConfusionMatrix.of(calledFake, isFake);
        BinaryMetrics metrics = new BinaryMetrics(matrix);

        assertThat(matrix)
                .isEqualTo(new ConfusionMatrix(
                        reference.get("tp").longValue(),
                        reference.get("fp").longValue(),
                        reference.get("tn").longValue(),
                        reference.get("fn").longValue()));
        assertAgrees(metrics.accuracy(), reference, "accuracy");
        assertAgrees(metrics.balancedAccuracy(), reference, "balanced_accuracy");
        assertAgrees(metrics.precision(), reference, "precision");
        assertAgrees(metrics.recall(), reference, "recall");
        assertAgrees(metrics.specificity(), reference, "specificity");
        assertAgrees(metrics.f1(), reference, "f1");
        assertAgrees(metrics.mcc(), reference, "mcc");
        assertAgrees(RankingMetrics.rocAuc(probabilities, isFake), reference, "roc_auc");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnEveryMetricWithoutThreshold(JsonNode reference) throws InterruptedException {
        Slice slice = new Slice("all", probabilities(reference, 1));
        SliceValues values = new Bootstrap(1, 0, 1)
                .measure("all", probabilities(reference, 0), List.of(slice), List.of())
                .get(0);

        assertThat(thresholdFree()).contains(Metric.ROC_AUC, Metric.AVERAGE_PRECISION);
        thresholdFree().forEach(metric -> assertAgrees(values.value(metric), reference, metric.key()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnEveryResample(JsonNode reference) {
        ScoreList reals = probabilities(reference, 0);
        ScoreList fakes = probabilities(reference, 1);

        assertThat(reference.get("resamples")).hasSize(3).allSatisfy(resample -> {
            double[] values = new double[Metric.values().length];
            new Ranking(reals, fakes)
                    .measure(draw(reals, reference, resample, 0), draw(fakes, reference, resample, 1), values);

            thresholdFree()
                    .forEach(
                            metric -> assertAgrees(OptionalDouble.of(values[metric.column()]), resample, metric.key()));
        });
    }

    private static ClassDraw draw(ScoreList list, JsonNode reference, JsonNode resample, int label) {
        int[] places = list.placesOf(values(reference.get("fake_probabilities"), reference, label));
        double[] counts = values(resample.get("counts"), reference, label);
        ClassDraw draw = new ClassDraw(list.size());
        for (int i = 0; i < places.length; i++) {
            draw.counts[places[i]] = (byte) counts[i];
        }
        draw.sum(list);
        return draw;
    }

    private static ScoreList probabilities(JsonNode reference, int label) {
        return ScoreList.of(label == 1, values(reference.get("fake_probabilities"), reference, label));
    }

    /** The values that belong to images of a class. */
    private static double[] values(JsonNode array, JsonNode reference, int label) {
        return IntStream.range(0, array.size())
                .filter(i -> reference.get("is_fake").get(i).intValue() == label)
                .mapToDouble(i -> array.get(i).doubleValue())
                .toArray();
    }

    private static List<Metric> thresholdFree() {
        List<Metric> metrics = new ArrayList<>(Metric.of(Metric.Kind.RANKING));
        metrics.addAll(Metric.of(Metric.Kind.PROBABILITY));
        return metrics;
    }

    @Test
    void agreesOnMcNemarsTest() {
        assertThat(reference().get("mcnemar")).hasSize(8).allSatisfy(expected -> {
            McNemar test = McNemar.of(
                    expected.get("first_only").longValue(),
                    expected.get("second_only").longValue());
            assertThat(test.exact()).isEqualTo(expected.get("exact").doubleValue(), within(TOLERANCE));
            assertThat(test.mid()).isEqualTo(expected.get("mid").doubleValue(), within(TOLERANCE));
        });
    }

    @Test
    void agreesOnWilsonIntervals() {
        JsonNode intervals = reference().get("wilson_intervals");

        assertThat(intervals).hasSize(6).allSatisfy(expected -> {
            WilsonInterval interval = WilsonInterval.of(
                            expected.get("successes").longValue(),
                            expected.get("trials").longValue())
                    .orElseThrow();
            assertThat(interval.low()).isEqualTo(expected.get("low").doubleValue(), within(TOLERANCE));
            assertThat(interval.high()).isEqualTo(expected.get("high").doubleValue(), within(TOLERANCE));
        });
    }

    static Stream<Named<JsonNode>> cases() {
        return reference()
                .get("cases")
                .valueStream()
                .map(node -> Named.of(node.get("name").textValue(), node));
    }

    private static void assertAgrees(OptionalDouble metric, JsonNode reference, String key) {
        assertThat(metric.orElseThrow()).as(key).isEqualTo(reference.get(key).doubleValue(), within(TOLERANCE));
    }

    private static JsonNode reference() {
        try (InputStream json =
                Objects.requireNonNull(ScikitLearnAgreementTest.class.getResourceAsStream("reference.json"))) {
            return new ObjectMapper().readTree(json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
