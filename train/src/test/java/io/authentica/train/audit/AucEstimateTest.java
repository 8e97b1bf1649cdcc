package io.authentica.train.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AucEstimateTest {

    @Test
    void equalsScikitLearnsAreaAndDeLongsIntervalByItsDefinition() throws IOException {
        JsonNode reference = Resources.reference();

        AucEstimate estimate = AucEstimate.of(AucEstimate.Scores.ofOneFold(
                Resources.numbers(reference.path("scores")),
                BinaryExamples.isFake(),
                IntStream.range(0, 60).toArray()));

        assertClose(estimate, reference.path("delong"));
        assertThat(estimate.real() + estimate.fake()).isEqualTo(60);
    }

    @Test
    void equalsObuchowskisIntervalForClusters() throws IOException {
        JsonNode reference = Resources.reference();

        AucEstimate estimate = AucEstimate.of(AucEstimate.Scores.ofOneFold(
                Resources.numbers(reference.path("scores")),
                BinaryExamples.isFake(),
                IntStream.range(0, 60).map(i -> i / 2).toArray()));

        assertClose(estimate, reference.path("delong_in_pairs"));
    }

    @Test
    void scoresOfDifferentFoldsAreNotCompared() {
        double[] scores = {0, 1, 0.5, 10, 11, 10.5};
        boolean[] isFake = {false, true, true, false, true, false};
        int[] folds = {0, 0, 0, 1, 1, 1};

        // 2 of 2 pairs in the first fold and 2 of 2 in the second; pooled it would be 5 of 9.
        assertThat(AucEstimate.of(new AucEstimate.Scores(scores, isFake, new int[] {0, 1, 2, 3, 4, 5}, folds))
                        .auc())
                .isEqualTo(1);
    }

    @Test
    void perfectOrderHasWilsonsIntervalForTheSmallerClass() {
        double[] scores = {1, 2, 3, 4, 5, 6};
        boolean[] isFake = {false, false, false, false, true, true};

        AucEstimate estimate =
                AucEstimate.of(AucEstimate.Scores.ofOneFold(scores, isFake, new int[] {0, 1, 2, 3, 4, 5}));

        assertThat(estimate.auc()).isEqualTo(1);
        // Wilson, 2 of 2: 1 / (1 + 1.96^2 / 2).
        assertThat(estimate.low()).isCloseTo(0.342380, within(1e-6));
        assertThat(estimate.high()).isEqualTo(1);
    }

    @Test
    void scoresThatAreAllTheSameOrderNothing() {
        AucEstimate estimate = AucEstimate.of(AucEstimate.Scores.ofOneFold(
                new double[4], new boolean[] {true, false, true, false}, new int[] {0, 1, 2, 3}));

        assertThat(estimate).isEqualTo(new AucEstimate(0.5, 0.5, 0.5, 2, 2));
    }

    @Test
    void aSingleClassIsRefused() {
        assertThatThrownBy(() -> AucEstimate.of(
                        AucEstimate.Scores.ofOneFold(new double[2], new boolean[] {true, true}, new int[] {0, 1})))
                .hasMessage("a fold must have reals and fakes but none has");
    }

    private static void assertClose(AucEstimate estimate, JsonNode expected) {
        assertThat(estimate.auc()).isCloseTo(expected.path("auc").asDouble(), within(1e-12));
        assertThat(estimate.low()).isCloseTo(expected.path("low").asDouble(), within(1e-9));
        assertThat(estimate.high()).isCloseTo(expected.path("high").asDouble(), within(1e-9));
    }
}
