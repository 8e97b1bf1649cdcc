package io.authentica.evaluate.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.authentica.evaluate.draw.Shape.Face;
import org.junit.jupiter.api.Test;

class TextWidthsTest {

    /** DejaVu Sans at 10 pixels: a is 6.13 wide, i 2.78, both rounded to hundredths of the size. */
    private static final Face FACE = Face.plain(10);

    @Test
    void sumsTheWidthsOfCharacters() {
        assertThat(TextWidths.of("aai", FACE)).isCloseTo(15.0, within(1e-9));
        assertThat(TextWidths.of("\u4e00", FACE)).isCloseTo(10.5, within(1e-9));
    }

    @Test
    void leavesTextThatFits() {
        assertThat(TextWidths.fitted("aai", FACE, 15.0)).isEqualTo("aai");
    }

    @Test
    void keepsBeginningAndEndOfTextThatDoesNot() {
        String fitted = TextWidths.fitted("stable-diffusion-finetune-epoch-17", FACE, 100);

        assertThat(fitted).startsWith("stable").endsWith("17").contains("\u2026");
        assertThat(TextWidths.of(fitted, FACE)).isLessThanOrEqualTo(100);
    }

    @Test
    void doesNotCutCharactersOfTwoUnitsInTwo() {
        assertThat(TextWidths.fitted("\uD83D\uDE00".repeat(9), FACE, 30)).isEqualTo("\uD83D\uDE00\u2026\uD83D\uDE00");
    }

    @Test
    void saysThatThereIsTextWhereNothingFits() {
        assertThat(TextWidths.fitted("aai", FACE, 1)).isEqualTo("\u2026");
    }
}
