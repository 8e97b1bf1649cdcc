package io.authentica.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PairedCountsTest {

    /** Altman, Machin, Bryant and Gardner, Statistics with Confidence (2000): before minus after is 0.122, 0.011 to 0.226. */
    @Test
    void givesThePublishedInterval() {
        PairedCounts counts = new PairedCounts(14, 5, 0, 22);

        assertThat(counts.difference()).isCloseTo(-0.122, within(0.0005));
        assertThat(counts.differenceInterval().low()).isCloseTo(-0.226, within(0.0005));
        assertThat(counts.differenceInterval().high()).isCloseTo(-0.011, within(0.0005));
    }

    /** Made by {@code scripts/reference/paired_differences.py}. */
    @ParameterizedTest
    @CsvFileSource(resources = "paired-differences.csv", numLinesToSkip = 1)
    void agreesWithTheReference(
            long both, long onlyBefore, long onlyAfter, long neither, double expectedLow, double expectedHigh) {
        PairedCounts.Interval interval = new PairedCounts(both, onlyBefore, onlyAfter, neither).differenceInterval();

        assertThat(interval.low()).isCloseTo(expectedLow, within(1e-11));
        assertThat(interval.high()).isCloseTo(expectedHigh, within(1e-11));
    }

    @Test
    void changesSignWhenTheModelsAreSwapped() {
        PairedCounts.Interval forth = new PairedCounts(20, 10, 3, 7).differenceInterval();
        PairedCounts.Interval back = new PairedCounts(20, 3, 10, 7).differenceInterval();

        assertThat(back.low()).isCloseTo(-forth.high(), within(1e-15));
        assertThat(back.high()).isCloseTo(-forth.low(), within(1e-15));
    }

    @Test
    void refusesNoImagesAndNegativeCounts() {
        assertThatThrownBy(() -> new PairedCounts(0, 0, 0, 0)).hasMessageContaining("nor all zero");
        assertThatThrownBy(() -> new PairedCounts(3, -1, 0, 2)).hasMessageEndingWith("but were 3, -1, 0, 2");
    }
}
