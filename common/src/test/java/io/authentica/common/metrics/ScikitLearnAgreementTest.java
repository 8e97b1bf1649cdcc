package io.authentica.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.OptionalDouble;
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
        assertAgrees(RankingMetrics.rocAuc(probabilities, isFake), reference, "roc_auc");
        assertAgrees(RankingMetrics.averagePrecision(probabilities, isFake), reference, "average_precision");
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
