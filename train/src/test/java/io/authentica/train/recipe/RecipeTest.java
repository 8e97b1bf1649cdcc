package io.authentica.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.config.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecipeTest {

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
    void reportsAllProblemsOfARecipeTogether() throws IOException {
        String text = Files.readString(shipped().get(0))
                .replaceFirst("batch_size: \\d+", "batch_size: 1")
                .replaceFirst("dropout: [0-9.]+", "dropuot: 0.2")
                .replaceFirst("clip_norm: [0-9.]+", "clip_norm: big");
        Path file = Files.writeString(directory.resolve("bad.yaml"), text);

        assertThatThrownBy(() -> Recipe.read(file))
                .hasMessageContaining("model.dropuot")
                .hasMessageContaining("optimiser.clip_norm")
                .hasMessageContaining("'big'");
    }
}
