package io.authentica.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.authentica.train.recipe.LossRecipe;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class SoftTargetsTest {

    @Test
    void areTheLabelsThemselvesWhenNothingSoftensThem() {
        SoftTargets targets = SoftTargets.of(new long[] {1, 0, 0}, new LossRecipe(0, 0), 7);

        assertThat(targets.share()).isEqualTo(1);
        assertThat(targets.probabilities()).containsExactly(0, 1, 1, 0, 1, 0);
    }

    @Test
    void drawMixupsShareFromTheSeed() {
        LossRecipe recipe = new LossRecipe(0, 0.4);
        double share = SoftTargets.of(new long[] {1, 0}, recipe, 7).share();

        assertThat(SoftTargets.of(new long[] {1, 0}, recipe, 7).share()).isEqualTo(share);
        assertThat(SoftTargets.of(new long[] {1, 0}, recipe, 8).share()).isNotEqualTo(share);
    }

    /** Against SciPy's distribution function; 0.012 is 3.4 standard deviations of a share of 20,000 draws. */
    @Test
    void sharesAreBetaDistributed() throws IOException {
        for (JsonNode golden : Reference.json().path("beta")) {
            SplittableRandom random = new SplittableRandom(1);
            double alpha = golden.path("alpha").doubleValue();
            double[] shares = DoubleStream.generate(() -> SoftTargets.symmetricBeta(alpha, random))
                    .limit(20_000)
                    .toArray();
            for (int i = 0; i < golden.path("points").size(); i++) {
                double point = golden.path("points").get(i).doubleValue();
                double below =
                        DoubleStream.of(shares).filter(share -> share < point).count() / 20_000.0;
                assertThat(below)
                        .as("alpha %s, below %s", alpha, point)
                        .isCloseTo(golden.path("below").get(i).doubleValue(), within(0.012));
            }
        }
    }
}
