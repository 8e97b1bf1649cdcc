package io.authentica.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LearningRateScheduleTest {

    private final LearningRateSchedule schedule = new LearningRateSchedule(0.8, 0.2, 4, 13);

    @Test
    void risesLinearlyDuringWarmUp() {
        assertThat(schedule.at(0)).isCloseTo(0.2, within(1e-12));
        assertThat(schedule.at(2)).isCloseTo(0.6, within(1e-12));
        assertThat(schedule.at(3)).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void fallsAsACosineToTheFinalRate() {
        assertThat(schedule.at(4)).isCloseTo(0.8, within(1e-12));
        // Half way between step 4 and step 12 the cosine is 0: the mean of 0.8 and 0.2.
        assertThat(schedule.at(8)).isCloseTo(0.5, within(1e-12));
        assertThat(schedule.at(12)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void beginsWithTheHighestRateWithoutWarmUp() {
        assertThat(new LearningRateSchedule(0.3, 0, 0, 1).at(0)).isCloseTo(0.3, within(1e-12));
    }
}
