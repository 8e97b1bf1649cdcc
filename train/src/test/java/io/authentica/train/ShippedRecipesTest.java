package io.authentica.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.loop.StopSignal;
import io.authentica.train.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The recipes of train/recipes from data to package, with fewer images and epochs and in float32; {@link LinearProbeTest} has the one
 * that is not here.
 */
final class ShippedRecipesTest {

    private static final Path RECIPES = Path.of(System.getProperty("authentica.root"), "train/recipes");

    private static final Path STARTER = Path.of(System.getProperty("authentica.root"), "models/starter");

    @TempDir
    private static Path shared;

    private static Path data = Path.of("");

    @TempDir
    private Path directory;

    @BeforeAll
    static void writesEnoughToCalibrateWith() throws IOException {
        data = TinyDataSet.write(shared.resolve("data"), 4, 20);
    }

    /** @param init a line of the recipe, or nothing, which draws the weights */
    private Path small(String name, String init) throws IOException {
        return Files.writeString(
                directory.resolve(name + ".yaml"),
                Files.readString(RECIPES.resolve(name + ".yaml"))
                        .replaceFirst("(?m)^init: .*\n", "")
                        .replaceFirst("(?m)^device: .*\n", "$0" + init)
                        .replaceFirst("(?m)^epochs: .*$", "epochs: 1")
                        .replaceFirst("(?m)^batch_size: .*$", "batch_size: 4")
                        .replaceFirst("(?m)^  bf16: .*$", "  bf16: false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mini", "openfake", "openfake-tiny", "quickstart", "starter"})
    void trainsAndPackages(String name) throws IOException {
        Path recipe = small(name, "");
        Path run = directory.resolve("run");

        Outcome outcome = Outcome.onCpu("--recipe", recipe, "--data", data, "--out", run);

        assertThat(outcome).isEqualTo(Outcome.SUCCESS);
        ModelPackage modelPackage = ModelPackage.load(run.resolve("package"));
        assertThat(modelPackage.description().name()).isEqualTo(name);
        assertThat(modelPackage.description().provenance().containsKey("calibration_real_images"))
                .isEqualTo(Recipe.read(recipe).decision().needsImages());
    }

    /** The package to go on with stands in the recipe here, the device on the command line. */
    @Test
    void goesOnFromThePackageThatTheRecipeNames() throws IOException {
        Path first = directory.resolve("first");
        assertThat(Outcome.onCpu("--recipe", small("mini", ""), "--data", data, "--out", first))
                .isEqualTo(Outcome.SUCCESS);
        Path added = TinyDataSet.write(directory.resolve("new"), 4, 4);
        Path run = directory.resolve("run");

        Path recipe = small("continue", "init: " + first.resolve("package") + "\n");
        Outcome outcome = Outcome.onCpu("--recipe", recipe, "--data", added, "--rehearse", data, "--out", run);

        assertThat(outcome).isEqualTo(Outcome.SUCCESS);
        assertThat(run.resolve("forgetting.md")).isNotEmptyFile();
        assertThat(run.resolve("package/recipe.yaml"))
                .content()
                .contains("init: ")
                .contains("device: auto\n");
    }

    @Test
    void savesNoNameOfWeightsThatTheCommandLineReplaced() throws IOException {
        Path recipe = small("mini", "init: not-there.safetensors\n");
        Path run = directory.resolve("run");

        assertThat(Outcome.onCpu("--recipe", recipe, "--data", data, "--out", run, "--init", STARTER))
                .isEqualTo(Outcome.SUCCESS);

        assertThat(Recipe.read(recipe).init()).contains("not-there.safetensors");
        assertThat(Recipe.read(run.resolve("recipe.yaml")).init()).isEmpty();
        assertThat(Recipe.read(run.resolve("package/recipe.yaml")).init()).isEmpty();
    }

    @Test
    void takesTheDeviceOfTheRecipe() throws IOException {
        Path recipe = small("mini", "");
        Files.writeString(recipe, Files.readString(recipe).replace("device: auto", "device: cuda:99"));

        Outcome outcome =
                Outcome.of(new StopSignal(), "--recipe", recipe, "--data", data, "--out", directory.resolve("run"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors()).startsWith("error: device cuda:99 must be one of the ");
    }
}
