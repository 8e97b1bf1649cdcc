package io.authentica.train.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    @Test
    void equalsScikitLearn() throws IOException {
        JsonNode reference = Resources.reference();

        LogisticRegression fitted = LogisticRegression.fit(BinaryExamples.examples(), 1);

        assertWeights(fitted, reference.path("weights"));
        assertThat(fitted.intercept()).isCloseTo(reference.path("intercept").asDouble(), within(1e-6));
    }

    @Test
    void equalsScikitLearnWithAStrongPenalty() throws IOException {
        LogisticRegression fitted = LogisticRegression.fit(BinaryExamples.examples(), 100);

        assertWeights(fitted, Resources.reference().path("strong_penalty_weights"));
    }

    @Test
    void separableClassesGetFiniteWeights() {
        int[][] rows = {{0}, {0}, {1}, {1}};

        LogisticRegression fitted = LogisticRegression.fit(
                new LogisticRegression.Examples(rows, new boolean[] {false, false, true, true}, 2), 1e-3);

        assertThat(fitted.logOdds(rows[2])).isBetween(3.0, 30.0);
        assertThat(fitted.weight(0)).isCloseTo(-fitted.weight(1), within(1e-9));
    }

    @Test
    void withoutColumnsTheInterceptIsTheLogOddsOfTheClasses() {
        LogisticRegression fitted = LogisticRegression.fit(
                new LogisticRegression.Examples(new int[4][0], new boolean[] {true, true, true, false}, 0), 1);

        assertThat(fitted.intercept()).isCloseTo(Math.log(3), within(1e-9));
    }

    private static void assertWeights(LogisticRegression fitted, JsonNode expected) {
        double[] weights = Resources.numbers(expected);
        for (int column = 0; column < weights.length; column++) {
            assertThat(fitted.weight(column)).as("weight %d", column).isCloseTo(weights[column], within(1e-6));
        }
    }
}
