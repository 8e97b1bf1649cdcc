package io.authentica.train.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.train.recipe.RehearsalRecipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RehearsalDrawTest {

    private static final List<Sample> OLD = Samples.manifest(
                    "old",
                    Samples.many(40, Label.FAKE, "flux", Split.TRAIN),
                    Samples.many(20, Label.FAKE, "sd-3", Split.TRAIN),
                    Samples.many(100, Label.REAL, "camera", Split.TRAIN))
            .samples();

    private static Map<String, Long> counts(List<Sample> samples) {
        return samples.stream().collect(Collectors.groupingBy(Sample::generator, Collectors.counting()));
    }

    @Test
    void takesTheSameShareOfEachGenerator() {
        assertThat(counts(RehearsalDraw.of(OLD, new RehearsalRecipe(0.25, 1000), 17)))
                .isEqualTo(Map.of("flux", 10L, "sd-3", 5L, "camera", 25L));
        assertThat(RehearsalDraw.of(OLD, new RehearsalRecipe(1, 1000), 17)).isEqualTo(OLD);
    }

    @Test
    void takesNoMoreThanTheCap() {
        assertThat(counts(RehearsalDraw.of(OLD, new RehearsalRecipe(1, 16), 17)))
                .isEqualTo(Map.of("flux", 4L, "sd-3", 2L, "camera", 10L));
        // 0.25 of 160 is 40.
        assertThat(RehearsalDraw.of(OLD, new RehearsalRecipe(0.25, 40), 17)).hasSize(40);
        assertThat(RehearsalDraw.of(OLD, new RehearsalRecipe(0.25, 39), 17)).hasSize(39);
    }

    @Test
    void roundsToTheNearestNumberOfImagesWhichMayBeNone() {
        // 0.56 and 0.48 of an image.
        assertThat(RehearsalDraw.of(OLD, new RehearsalRecipe(0.0035, 1000), 17)).hasSize(1);
        assertThat(RehearsalDraw.of(OLD, new RehearsalRecipe(0.003, 1000), 17)).isEmpty();
        assertThat(RehearsalDraw.of(List.of(), new RehearsalRecipe(1, 1000), 17))
                .isEmpty();
    }

    @Test
    void dependsOnTheSeedAndTheNamesAndNotOnTheOrder() {
        RehearsalRecipe half = new RehearsalRecipe(0.5, 1000);
        List<Sample> drawn = RehearsalDraw.of(OLD, half, 17);
        List<Sample> shuffled = new ArrayList<>(OLD);
        Collections.shuffle(shuffled, new Random(3));

        assertThat(RehearsalDraw.of(OLD, half, 17)).isEqualTo(drawn);
        assertThat(RehearsalDraw.of(shuffled, half, 17)).containsExactlyInAnyOrderElementsOf(drawn);
        assertThat(RehearsalDraw.of(OLD, half, 18)).hasSameSizeAs(drawn).isNotEqualTo(drawn);
        // Half of 40 in the first half of the names by chance about ten times: no run of names is preferred.
        assertThat(drawn).isNotEqualTo(OLD.subList(0, drawn.size()));
    }

    @Test
    void refusesSharesAndCapsOutOfRange() {
        assertThat(new RehearsalRecipe(1, 1).share()).isEqualTo(1);
        assertThatThrownBy(() -> new RehearsalRecipe(0, 1))
                .hasMessage("share must be above 0 and at most 1 but was 0.0");
        assertThatThrownBy(() -> new RehearsalRecipe(1.01, 1)).hasMessageEndingWith("at most 1 but was 1.01");
        assertThatThrownBy(() -> new RehearsalRecipe(1, 0)).hasMessage("max_images must be at least 1 but was 0");
    }
}
