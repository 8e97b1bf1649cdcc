package io.authentica.train.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "Flux.1-dev, flux1_dev, SPELLING",
        "sd-1.5, sd-2.1, DIGITS",
        "sdxl, sdxl-juggernaut, CONTAINED",
        "midjourney, midjurney, EDITED"
    })
    void tellsHowNamesAreAlike(String first, String second, Names.Likeness likeness) {
        assertThat(names(first, second).alike())
                .containsExactly(new Names.AlikePair(first, second, likeness, List.of("train"), List.of("train")));
    }

    @ParameterizedTest
    @CsvSource({"imagen, midjourney", "veo, veoh-large", "abcd, abxy", "1.0, 2.0"})
    void namesThatDifferAreNotAlike(String first, String second) {
        assertThat(names(first, second).alike()).isEmpty();
    }

    @Test
    void typesThatDifferInSpellingAreGrouped() {
        List<Sample> samples = List.of(
                sample("a", "base"),
                sample("a", "Base"),
                sample("a", "Fine-tune"),
                sample("a", "finetune"),
                sample("a", "lora"),
                sample("a", ""));

        assertThat(Names.of(samples).typeSpellings())
                .containsExactly(List.of("Base", "base"), List.of("Fine-tune", "finetune"));
    }

    private static Names names(String... generators) {
        return Names.of(Arrays.stream(generators).map(name -> sample(name, "")).toList());
    }

    private static Sample sample(String generator, String type) {
        return new Sample("f", "", Label.FAKE, generator, type, "", Split.TRAIN);
    }
}
