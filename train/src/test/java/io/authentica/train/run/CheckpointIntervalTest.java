package io.authentica.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointIntervalTest {

    @Test
    void countsSteps() {
        CheckpointInterval interval = CheckpointInterval.parse("500");

        assertThat(interval.isOver(499, Long.MAX_VALUE)).isFalse();
        assertThat(interval.isOver(500, 0)).isTrue();
    }

    @Test
    void measuresMinutes() {
        CheckpointInterval interval = CheckpointInterval.parse("2m");

        assertThat(interval.isOver(Long.MAX_VALUE, 119_999_999_999L)).isFalse();
        assertThat(interval.isOver(0, 120_000_000_000L)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0m", "-1", "1.5", "10 m", "10h", "1234567890"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> CheckpointInterval.parse(text))
                .hasMessageStartingWith("--checkpoint-every must be a number of steps")
                .hasMessageEndingWith("but was '" + text + "'");
    }
}
