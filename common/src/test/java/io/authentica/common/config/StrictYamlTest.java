package io.authentica.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authentica.common.cli.UserException;
import io.authentica.common.config.Recipes.Choice;
import io.authentica.common.config.Recipes.Flip;
import io.authentica.common.config.Recipes.Fraction;
import io.authentica.common.config.Recipes.Nothing;
import io.authentica.common.config.Recipes.Optimiser;
import io.authentica.common.config.Recipes.Order;
import io.authentica.common.config.Recipes.RandomCrop;
import io.authentica.common.config.Recipes.Recipe;
import io.authentica.common.config.Recipes.Steps;
import io.authentica.common.config.Recipes.Text;
import io.authentica.common.config.Recipes.Truth;
import io.authentica.common.config.Recipes.Whole;
import io.authentica.common.config.Recipes.WholeLong;
import io.authentica.common.model.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictYamlTest {

    private static final Recipe RECIPE = new Recipe(
            7,
            true,
            "a: b",
            Order.AS_WRITTEN,
            Variant.TF_EFFICIENTNET_B0,
            Path.of("data/openfake"),
            new Optimiser(0.0003, 3_000_000_000L),
            List.of(new Flip(0.5), new RandomCrop(224, Optional.empty())),
            Map.of("real", 1.0),
            Optional.empty());

    @Test
    void readsEveryKindOfComponent() {
        assertThat(StrictYaml.read("r.yaml", Recipes.TEXT, Recipe.class)).isEqualTo(RECIPE);
    }

    @Test
    void readsJson() {
        String json = """
                {"seed": 7, "shuffle": true, "name": "a: b", "order": "as-written", "architecture": "tf_efficientnet_b0",
                 "data": "data/openfake", "optimiser": {"learning_rate": 3.0E-4, "steps": 3000000000},
                 "augmentation": [{"type": "flip", "probability": 0.5}, {"side_pixels": 224, "type": "random-crop"}],
                 "weights": {"real": 1}}""";

        assertThat(StrictYaml.read("r.json", json, Recipe.class)).isEqualTo(RECIPE);
    }

    @Test
    void reportsAllProblemsTogetherInTheOrderOfTheFile() {
        String text = """
                seed: 1.5
                shuffle: yes
                name: 3
                order: random
                architecture: resnet50
                data: ""
                optimiser:
                  learning_rat: abc
                  steps: 5
                  steps: 6
                augmentation:
                  - type: flip
                    probability: often
                  - {type: blurr}
                  - {sigma: 1}
                  - flip
                weights: {real: 1, fake: null}
                colour: red
                """;

        assertThat(problems(text, Recipe.class))
                .containsExactly(
                        "r.yaml:1: seed must be a whole number but was 1.5",
                        "r.yaml:2: shuffle must be true or false but was yes",
                        "r.yaml:3: name must be text but was 3 (quote it if text is meant)",
                        "r.yaml:4: order must be one of as-written, shuffled but was 'random'",
                        "r.yaml:5: architecture must be one of efficientnet_b0, tf_efficientnet_b0 but was 'resnet50'",
                        "r.yaml:6: data must be a path but was ''",
                        "r.yaml:7: optimiser.learning_rate is missing",
                        "r.yaml:8: optimiser.learning_rat is unknown (did you mean learning_rate?)",
                        "r.yaml:10: optimiser.steps is there twice (the first is in line 9)",
                        "r.yaml:13: augmentation[0].probability must be a number but was 'often'",
                        "r.yaml:14: augmentation[1].type must be one of flip, random-crop but was 'blurr'",
                        "r.yaml:15: augmentation[2].type is missing: it must be one of flip, random-crop",
                        "r.yaml:16: augmentation[3] must be a mapping but was 'flip'",
                        "r.yaml:17: weights.fake must not be empty",
                        "r.yaml:18: colour is unknown (known: seed, shuffle, name, order, architecture, data, optimiser,"
                                + " augmentation, weights, resize)");
    }

    @Test
    void aSingleProblemIsALineAndSeveralAreALineEach() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> StrictYaml.read("r.yaml", "value: 'abc'", Fraction.class))
                .withMessage("r.yaml:1: value must be a number but was 'abc'");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> StrictYaml.read("r.yaml", "valeu: 1", Fraction.class))
                .withMessage("r.yaml has 2 problems:\n  r.yaml:1: valeu is unknown (did you mean value?)\n"
                        + "  r.yaml:1: value is missing");
    }

    @Test
    void whatAConstructorRefusesIsReportedAtItsKeyTogetherWithTheRest() {
        String text = Recipes.TEXT.replace("3e-4", "-1").replace("seed: 7", "seed: x");

        assertThat(problems(text, Recipe.class))
                .containsExactly(
                        "r.yaml:2: seed must be a whole number but was 'x'",
                        "r.yaml:9: optimiser.learning_rate must be positive but was -1.0");
    }

    @Test
    void whatAConstructorRefusesAsAWholeIsReportedAtTheRecord() {
        String text = Recipes.TEXT.replace("steps: 3000000000", "steps: 13");

        assertThat(problems(text, Recipe.class)).containsExactly("r.yaml:8: optimiser: 13 steps bring bad luck");
    }

    @Test
    void whatTheRootsConstructorRefusesIsReportedAtTheFirstLine() {
        assertThat(problems("learning_rate: 1\nsteps: 13", Optimiser.class))
                .containsExactly("r.yaml:1: 13 steps bring bad luck");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+3, 3",
        "2147483647, 2147483647",
        "-2147483648, -2147483648",
    })
    void readsWholeNumbers(String written, int value) {
        assertThat(StrictYaml.read("r.yaml", "value: " + written, Whole.class)).isEqualTo(new Whole(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "'1'", "010", "0x1F", "0b11", "1_000", "true", "[1]", "{}", "1:30", "0o17"})
    void refusesWhatIsNotPlainlyAWholeNumber(String written) {
        assertThat(problems("value: " + written, Whole.class))
                .singleElement()
                .asString()
                .startsWith("r.yaml:1: value must be a whole number but was ");
    }

    @Test
    void refusesWholeNumbersThatDoNotFit() {
        assertThat(problems("value: 2147483648", Whole.class))
                .containsExactly(
                        "r.yaml:1: value must be a whole number from -2147483648 to 2147483647 but was 2147483648");
        assertThat(StrictYaml.read("r.yaml", "value: 9223372036854775807", WholeLong.class))
                .isEqualTo(new WholeLong(9223372036854775807L));
        assertThat(problems("value: 9223372036854775808", WholeLong.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "0.5, 0.5", ".5, 0.5", "1., 1.0", "3e-4, 0.0003", "1.0E-4, 0.0001", "1E+3, 1000", "-2.5, -2.5"
    })
    void readsNumbers(String written, double value) {
        assertThat(StrictYaml.read("r.yaml", "value: " + written, Fraction.class))
                .isEqualTo(new Fraction(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'1.5'", "abc", ".inf", "-.inf", ".nan", "1e400", "010", "0x1F", "1_0.5", "true", "[]", "1.5f"})
    void refusesWhatIsNotPlainlyANumber(String written) {
        assertThat(problems("value: " + written, Fraction.class))
                .singleElement()
                .asString()
                .contains("number but was ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "True", "TRUE", "on", "1", "'true'", "y"})
    void refusesBooleansOtherThanTrueAndFalse(String written) {
        assertThat(problems("value: " + written, Truth.class))
                .singleElement()
                .asString()
                .startsWith("r.yaml:1: value must be true or false but was ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "no", "[a]", "{a: b}"})
    void refusesTextThatYamlTakesForSomethingElse(String written) {
        assertThat(problems("value: " + written, Text.class))
                .singleElement()
                .asString()
                .startsWith("r.yaml:1: value must be text but was ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ~", " null"})
    void refusesNull(String written) {
        assertThat(problems("value:" + written, Text.class)).containsExactly("r.yaml:1: value must not be empty");
        assertThat(problems("type: random-crop\nside_pixels: 1\nfilter:" + written, RandomCrop.class))
                .contains("r.yaml:3: filter must not be empty (leave the key out)");
    }

    @Test
    void readsEmptyTextThatIsQuoted() {
        assertThat(StrictYaml.read("r.yaml", "value: ''", Text.class)).isEqualTo(new Text(""));
    }

    @Test
    void shortensLongValuesInErrors() {
        assertThat(problems("value: '" + "x".repeat(61) + "'", Choice.class))
                .containsExactly(
                        "r.yaml:1: value must be one of as-written, shuffled but was '" + "x".repeat(60) + "...'");
    }

    @Test
    void readsListsOfListsOfAlternatives() {
        String text = """
                steps:
                  - - {type: flip, probability: 1}
                  - []
                  - - {type: random-crop, side_pixels: 8, filter: box}
                    - {type: flip, probability: 0}
                """;

        assertThat(StrictYaml.read("r.yaml", text, Steps.class))
                .isEqualTo(new Steps(List.of(
                        List.of(new Flip(1)), List.of(), List.of(new RandomCrop(8, Optional.of("box")), new Flip(0)))));
        assertThat(problems(text.replace("filter", "filtre"), Steps.class))
                .containsExactly("r.yaml:4: steps[2][0].filtre is unknown (did you mean filter?)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing but a comment\n", "{}"})
    void anEmptyFileLacksEverything(String text) {
        assertThat(problems(text, Whole.class)).containsExactly("r.yaml:1: value is missing");
    }

    @Test
    void refusesAnEmptyDocument() {
        assertThat(problems("---\n", Whole.class)).containsExactly("r.yaml:2: the file must not be empty");
    }

    @Test
    void anEmptyMappingIsARecordWithoutComponents() {
        assertThat(StrictYaml.read("r.yaml", "{}", Nothing.class)).isEqualTo(new Nothing());
    }

    @Test
    void refusesAFileThatIsNotAMapping() {
        assertThat(problems("- 1\n- 2", Whole.class))
                .containsExactly("r.yaml:1: the file must be a mapping but was a list");
        assertThat(problems("hello", Whole.class))
                .containsExactly("r.yaml:1: the file must be a mapping but was 'hello'");
    }

    @Test
    void refusesAliasesAndTags() {
        assertThat(problems("learning_rate: &x 5\nsteps: *x", Optimiser.class))
                .containsExactly("r.yaml:2: aliases are not supported but here is *x: write the value out");
        assertThat(problems("value: !!str 5", Text.class))
                .containsExactly("r.yaml:1: tags are not supported but here is !<tag:yaml.org,2002:str>");
        assertThat(problems("!!java.net.URL\nvalue: 5", Text.class))
                .singleElement()
                .asString()
                .contains("tags are not supported");
    }

    @Test
    void refusesASecondDocument() {
        assertThat(problems("value: 1\n---\nvalue: 2", Whole.class))
                .containsExactly("r.yaml:3: the file must hold one document but here begins a second");
    }

    @Test
    void boundsNesting() {
        assertThat(problems("value: " + "[".repeat(100_000), Whole.class))
                .containsExactly("r.yaml:1: nesting must not be deeper than 50 levels");
        assertThat(problems("value: " + "[".repeat(49) + "]".repeat(49), Whole.class))
                .containsExactly("r.yaml:1: value must be a whole number but was a list");
        assertThat(problems("value: " + "[".repeat(50) + "]".repeat(50), Whole.class))
                .containsExactly("r.yaml:1: nesting must not be deeper than 50 levels");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`value: [1\nother: 2`|2",
                "`value: 1\n\tother: 2`|2",
                "`value: 'x`|1",
                "`value: 1\n value: 2`|2",
                "`value: @x`|1",
            })
    void reportsSyntaxErrorsInOneLine(String text, int line) {
        assertThat(problems(text, Whole.class))
                .singleElement()
                .asString()
                .startsWith("r.yaml:" + line + ": the file must be YAML but has a syntax error: ")
                .doesNotContain("\n");
    }

    @Test
    void reportsCharactersThatYamlForbids() {
        assertThat(problems("value: 1\nother: \u0001", Whole.class))
                .singleElement()
                .asString()
                .startsWith("r.yaml:")
                .contains("special characters are not allowed")
                .doesNotContain("\n");
    }

    @Test
    void readsFilesAndNamesThemInErrors(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("r.yaml");
        Files.writeString(file, "\uFEFFvalue: é\n");
        assertThat(StrictYaml.read(file, Text.class)).isEqualTo(new Text("é"));

        Files.writeString(file, "value: 1\n");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> StrictYaml.read(file, Text.class))
                .withMessageStartingWith(file + ":1: value must be text");

        Files.write(file, "value: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> StrictYaml.read(file, Text.class))
                .withMessage(file + ": the file must be UTF-8 text");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> StrictYaml.read(directory.resolve("none.yaml"), Text.class))
                .withMessage(directory.resolve("none.yaml") + ": no such file");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> StrictYaml.read(directory, Text.class))
                .withMessage(directory + ": cannot be read: it is a directory");
    }

    @Test
    void componentTypesThatConfigurationCannotHaveAreADefect() {
        record Wrong(java.net.URI value) {}

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StrictYaml.read("r.yaml", "value: x", Wrong.class))
                .withMessage("a configuration cannot have components of type java.net.URI");
    }

    private static List<String> problems(String text, Class<? extends Record> type) {
        try {
            throw new AssertionError("accepted as " + StrictYaml.read("r.yaml", text, type));
        } catch (ConfigException failure) {
            return failure.problems();
        }
    }
}
