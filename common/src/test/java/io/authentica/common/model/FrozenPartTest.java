package io.authentica.common.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FrozenPartTest {

    private static final List<String> FROM_STEM_TO_CLASSIFIER = List.of(
            "conv_stem.weight",
            "bn1.running_mean",
            "blocks.0.0.bn1.weight",
            "blocks.6.0.conv_pwl.weight",
            "conv_head.weight",
            "bn2.bias",
            "classifier.weight");

    private static List<String> frozen(FrozenPart part) {
        return FROM_STEM_TO_CLASSIFIER.stream().filter(part::includes).toList();
    }

    @Test
    void includesEverythingBeforeIt() {
        assertThat(frozen(FrozenPart.NONE)).isEmpty();
        assertThat(frozen(FrozenPart.STEM)).isEqualTo(FROM_STEM_TO_CLASSIFIER.subList(0, 2));
        assertThat(frozen(FrozenPart.BLOCKS_0)).isEqualTo(FROM_STEM_TO_CLASSIFIER.subList(0, 3));
        assertThat(frozen(FrozenPart.BLOCKS_5)).isEqualTo(FROM_STEM_TO_CLASSIFIER.subList(0, 3));
        assertThat(frozen(FrozenPart.BLOCKS_6)).isEqualTo(FROM_STEM_TO_CLASSIFIER.subList(0, 4));
        assertThat(frozen(FrozenPart.TRUNK)).isEqualTo(FROM_STEM_TO_CLASSIFIER.subList(0, 6));
    }

    @Test
    void readsItsNames() {
        for (FrozenPart part : FrozenPart.values()) {
            assertThat(FrozenPart.parse(part.id())).isEqualTo(part);
        }
        assertThatThrownBy(() -> FrozenPart.parse("blocks.7")).hasMessageEndingWith("but was 'blocks.7'");
    }
}
