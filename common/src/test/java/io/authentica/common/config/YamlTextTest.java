package io.authentica.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authentica.common.config.Recipes.Flip;
import io.authentica.common.config.Recipes.Fraction;
import io.authentica.common.config.Recipes.Named;
import io.authentica.common.config.Recipes.Nothing;
import io.authentica.common.config.Recipes.RandomCrop;
import io.authentica.common.config.Recipes.Recipe;
import io.authentica.common.config.Recipes.Steps;
import io.authentica.common.config.Recipes.Text;
import io.authentica.common.config.Recipes.Texts;
import io.authentica.common.config.Recipes.WholeLong;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

    @Test
    void writesWhatPeopleWrite() {
        assertThat(StrictYaml.write(StrictYaml.read("r.yaml", Recipes.TEXT, Recipe.class)))
                .isEqualTo("""
                        seed: 7
                        shuffle: true
                        name: "a: b"
                        order: as-written
                        architecture: tf_efficientnet_b0
                        data: data/openfake
                        optimiser:
                          learning_rate: 3.0E-4
                          steps: 3000000000
                        augmentation:
                        - type: flip
                          probability: 0.5
                        - type: random-crop
                          side_pixels: 224
                        weights:
                          real: 1.0
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "~",
                "true",
                "yes",
                "no",
                "y",
                "off",
                "1",
                "1.5",
                "1e5",
                "1E+3",
                "-1",
                "+1",
                "0x1F",
                "010",
                "0b11",
                "1_000",
                ".5",
                ".inf",
                "-.inf",
                ".nan",
                ".NaN",
                "1:30",
                "2026-11-01",
                "- a",
                "a: b",
                "a #b",
                "#a",
                "*x",
                "&x",
                "!x",
                "@x",
                "`x",
                "%x",
                "|",
                ">",
                "?",
                "? a",
                ":",
                "[a]",
                "{a}",
                "'",
                "\"",
                "\\",
                "a\nb",
                "a\n",
                "\n",
                " a ",
                "\t",
                "a\tb",
                "é",
                "\uD83D\uDE00",
                "\u0000",
                "\u0007",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\uFFFF",
                "---",
                "...",
                "<<",
                "=",
                "a,b",
                "a\r\nb",
                "-",
                "--",
                "1.",
                "1-2",
                "0o17",
                "+",
                "."
            })
    void textReadsBackEqual(String text) {
        assertReadsBack(new Text(text));
        assertReadsBack(new Texts(List.of(text, "plain", text)));
        assertReadsBack(new Named(Map.of(text, List.of(true))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, 1, 1e-4, 1e21, 0.1, 1e-300, Double.MAX_VALUE, Double.MIN_VALUE, 123456789.125})
    void numbersReadBackEqual(double number) {
        assertReadsBack(new Fraction(number));
    }

    @Test
    void recordsReadBackEqual() {
        Map<String, List<Boolean>> named = new LinkedHashMap<>();
        named.put("z", List.of());
        named.put("a", List.of(true, false));

        assertReadsBack(new Nothing());
        assertReadsBack(new WholeLong(Long.MIN_VALUE));
        assertReadsBack(new Named(Map.of()));
        assertReadsBack(new Named(named));
        assertReadsBack(new Steps(
                List.of(List.of(), List.of(new Flip(0.25), new RandomCrop(9, Optional.of("box")), new Flip(0)))));
        assertReadsBack(StrictYaml.read("r.yaml", Recipes.TEXT + "resize: squash-bilinear", Recipe.class));
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> StrictYaml.write(new Fraction(Double.NaN)));
    }

    private static void assertReadsBack(Record configuration) {
        assertThat((Object) StrictYaml.read("r.yaml", StrictYaml.write(configuration), configuration.getClass()))
                .isEqualTo(configuration);
    }
}
