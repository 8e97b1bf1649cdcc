package io.authentica.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.config.StrictYaml;
import io.authentica.common.model.FrozenPart;
import io.authentica.train.augment.Augmentation;
import io.authentica.train.batch.ClassBalance;
import io.authentica.train.batch.Sampler;
import io.authentica.train.calibrate.CalibrationMethod;
import io.authentica.train.calibrate.DecisionRecipe;
import io.authentica.train.calibrate.ThresholdRule;
import io.authentica.train.calibrate.UncertainRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecipeTest {

    private static final Path QUICKSTART =
            Path.of(System.getProperty("authentica.root"), "train", "recipes", "quickstart.yaml");

    private static final Path EVERY_OPTION =
            Path.of(System.getProperty("authentica.root"), "train/src/test/resources/every-option-recipe.yaml");

    @TempDir
    private Path directory;

    private static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("authentica.root"), "train", "recipes"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedRecipeReadsAndRoundTrips(Path file) {
        Recipe recipe = Recipe.read(file);

        assertThat(StrictYaml.read("round trip", recipe.toYaml(), Recipe.class)).isEqualTo(recipe);
    }

    @Test
    void shippedRecipesCalibrateAndKnowABandWhereTheirValidationSplitIsLargeEnough() throws IOException {
        Map<String, UncertainRule> bands = Map.of(
                "openfake", new UncertainRule.MaxErrorRate(0.1),
                "openfake-tiny", new UncertainRule.MaxErrorRate(0.1),
                "starter", new UncertainRule.MaxErrorRate(0.2));
        DecisionRecipe plain =
                new DecisionRecipe(CalibrationMethod.NONE, 0.5, new ThresholdRule.Fixed(0.5), new UncertainRule.None());
        for (Path file : shipped()) {
            Recipe recipe = Recipe.read(file);
            DecisionRecipe expected = Optional.ofNullable(bands.get(recipe.name()))
                    .map(band -> new DecisionRecipe(
                            CalibrationMethod.TEMPERATURE, 0.5, new ThresholdRule.BestBalancedAccuracy(), band))
                    .orElse(plain);
            assertThat(recipe.decision()).as(recipe.name()).isEqualTo(expected);
        }
    }

    @Test
    void saysWhatMakesFeaturesDifferFromEpochToEpoch() throws IOException {
        String probe = Files.readString(QUICKSTART.resolveSibling("linear-probe.yaml"));

        assertThat(keysThatChangeFeatures(probe)).isEmpty();
        assertThat(keysThatChangeFeatures(probe.replace("freeze: trunk", "freeze: blocks.6")))
                .containsExactly("model.freeze");
        assertThat(keysThatChangeFeatures(probe.replaceFirst("drop_path: 0.0", "drop_path: 0.1")
                        .replaceFirst("augmentation: \\[]", "augmentation: [{type: horizontal-flip, probability: 0.5}]")
                        .replaceFirst("mixup_alpha: 0.0", "mixup_alpha: 0.2")))
                .containsExactly("model.drop_path", "augmentation", "loss.mixup_alpha");
    }

    private static List<String> keysThatChangeFeatures(String recipe) {
        return StrictYaml.read("recipe", recipe, Recipe.class).keysThatChangeFeatures();
    }

    private static void assertRefused(String key, String good, String bad, String rule) {
        String text = StrictYaml.write(Recipe.read(EVERY_OPTION));
        String changed = text.replaceFirst("(?m)^( *" + key + "): " + good + "$", "$1: " + bad);
        assertThat(changed).isNotEqualTo(text);
        assertThatThrownBy(() -> StrictYaml.read("recipe", changed, Recipe.class))
                .hasMessageContaining(key + rule)
                .hasMessageContaining(bad);
    }

    @Test
    void readsEveryOption() {
        Recipe recipe = Recipe.read(EVERY_OPTION);

        assertThat(StrictYaml.read("round trip", recipe.toYaml(), Recipe.class)).isEqualTo(recipe);
        assertThat(recipe.model().freeze()).isEqualTo(FrozenPart.STEM);
        assertThat(recipe.optimiser()).isEqualTo(new OptimiserRecipe.Sgd(0.01, 0.5, 0.9, 0.001, 0.9, true, 1));
        assertThat(recipe.schedule()).isEqualTo(new ScheduleRecipe.Constant(0.5));
        assertThat(recipe.averaging()).isEqualTo(new AveragingRecipe.Ema(0.9, true));
        assertThat(recipe.imagesPerStep()).isEqualTo(4);
        assertThat(recipe.rehearsal()).isEmpty();
    }

    @Test
    void continueAloneRehearses() throws IOException {
        for (Path file : shipped()) {
            Recipe recipe = Recipe.read(file);
            assertThat(recipe.rehearsal())
                    .as(recipe.name())
                    .isEqualTo(
                            recipe.name().equals("continue")
                                    ? Optional.of(new RehearsalRecipe(0.5, 10_000))
                                    : Optional.empty());
        }
    }

    @Test
    void namesTheKeyOfARehearsalThatIsOutOfRange() throws IOException {
        String text = Files.readString(QUICKSTART.resolveSibling("continue.yaml"));

        assertThatThrownBy(() -> StrictYaml.read(
                        "r", text.replace("  share: 0.5\n  # The most", "  share: 0\n  # x"), Recipe.class))
                .hasMessageContaining("rehearsal.share must be above 0 and at most 1 but was 0.0");
        assertThatThrownBy(() -> StrictYaml.read("r", text.replace("max_images: 10000", "max_images: 0"), Recipe.class))
                .hasMessageContaining("max_images must be at least 1 but was 0");
        assertThatThrownBy(() -> StrictYaml.read("r", text.replace("  max_images: 10000\n", ""), Recipe.class))
                .hasMessageContaining("rehearsal.max_images is missing");
    }

    @Test
    void refusesValuesOutOfRange() {
        assertRefused("stem_stride", "2", "3", " must be 1 or 2");
        assertRefused("freeze", "stem", "blocks.7", " must be one of none, stem, blocks.0");
        assertRefused("batch_norm", "live", "dead", " must be one of live, frozen");
        assertRefused("accumulation_steps", "2", "0", " must be at least 1");
        assertRefused("label_smoothing", "0.1", "1.0", " must be in [0, 1)");
        assertRefused("mixup_alpha", "0.4", "0.001", " must be 0 or in [0.01, 100.0]");
        assertRefused("layer_decay", "0.9", "1.1", " must be in (0, 1]");
        assertRefused("momentum", "0.9", "0", " must be above 0 with nesterov");
        assertRefused("decay", "0.9", "1.0", " must be in [0, 1)");
        assertRefused("metric", "loss", "accuracy", " must be one of auc, f1, balanced-accuracy, loss");
        assertRefused("min_delta", "0.0", "-0.1", " must be at least 0");
        assertRefused("keep_best", "2", "0", " must be at least 1");
        assertRefused("calibration", "none", "isotonic", " must be one of none, temperature, platt");
        assertRefused("share", "0.5", "1.0", " must be above 0 and below 1");
        assertRefused("value", "0.5", "1.5", " must be in [0, 1]");
    }

    @Test
    void takesAsManyEpochsAsTheNamesOfCheckpointsHaveDigitsFor() throws IOException {
        String recipe = Files.readString(EVERY_OPTION);
        String most = recipe.replace("epochs: 3\n", "epochs: 9999\n");

        assertThat(StrictYaml.read("most", most, Recipe.class).epochs()).isEqualTo(9999);
        assertThatThrownBy(() -> StrictYaml.read("more", most.replace("9999", "10000"), Recipe.class))
                .hasMessageContaining("epochs must be at most 9999 but was 10000");
    }

    /** Every augmentation and the sampler, as docs/augmentation.md shows them. */
    @Test
    void theExampleOfTheDocumentationReadsAndRoundTrips() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("authentica.root"), "docs/augmentation.md"));
        String example = page.substring(page.indexOf("augmentation:\n"), page.indexOf("```\n\nFlip"));
        String text = Files.readString(QUICKSTART)
                .replaceFirst("(?s)augmentation:.*?sampler: [^\\n]*\\n", Matcher.quoteReplacement(example));
        Recipe recipe = StrictYaml.read("example", text, Recipe.class);

        assertThat(recipe.sampler()).isEqualTo(new Sampler.Capped(500, ClassBalance.SUBSAMPLE));
        assertThat(recipe.augmentation().stream().map(Augmentation::getClass).distinct())
                .hasSameSizeAs(Augmentation.class.getPermittedSubclasses());
        assertThat(StrictYaml.read("round trip", recipe.toYaml(), Recipe.class)).isEqualTo(recipe);
    }

    @Test
    void namesTheKeyOfAnAugmentationWithinAMixture() throws IOException {
        String text = Files.readString(QUICKSTART)
                .replaceFirst(
                        "- \\{type: horizontal-flip.*",
                        "- {type: one-of, choices: [{weight: 1, steps: [{type: social-media, probability: 2}]}]}");
        Path file = Files.writeString(directory.resolve("bad.yaml"), text);

        assertThatThrownBy(() -> Recipe.read(file))
                .hasMessageEndingWith("augmentation[0].choices[0].steps[0].probability must be in [0, 1] but was 2.0");
    }

    @Test
    void reportsAllProblemsOfARecipeTogether() throws IOException {
        String text = Files.readString(QUICKSTART)
                .replaceFirst("batch_size: \\d+", "batch_size: 1")
                .replaceFirst("dropout: [0-9.]+", "dropuot: 0.2")
                .replaceFirst("\nepochs: \\d+", "\nepochs: 0")
                .replaceFirst("label_smoothing: [0-9.]+", "label_smoothing: 1")
                .replaceFirst("mixup_alpha: [0-9.]+", "mixup_alpha: -1")
                .replaceFirst("clip_norm: [0-9.]+", "clip_norm: big");
        Path file = Files.writeString(directory.resolve("bad.yaml"), text);

        assertThatThrownBy(() -> Recipe.read(file))
                .hasMessageContaining("has 7 problems")
                .hasMessageContaining("model.dropuot is unknown")
                .hasMessageContaining("model.dropout is missing")
                .hasMessageContaining("batch_size must be at least 2 but was 1")
                .hasMessageContaining("epochs must be at least 1 but was 0")
                .hasMessageContaining("loss.label_smoothing must be in [0, 1) but was 1.0")
                .hasMessageContaining("loss.mixup_alpha must be 0 or in [0.01, 100.0] but was -1.0")
                .hasMessageContaining("optimiser.clip_norm must be a number but was 'big'");
    }
}
