package io.authentica.train.data.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseDateTest {

    @ParameterizedTest
    @CsvSource({
        "2024-05-31, 2024-06, before",
        "2024-06-01, 2024-06, same",
        "2024-06-30, 2024-06, same",
        "2024-07-01, 2024-06, after",
        "2024, 2024-06, same",
        "2023, 2024-06, before",
        "2025, 2024-06, after",
        "2024-02-29T12:00:00, 2024-03, before",
        "2024-12-31, 2025, before",
        "2025-01-01, 2024, after"
    })
    void comparesAsFarAsDatesCanBeToldApart(String text, String other, String expected) {
        ReleaseDate date = ReleaseDate.parse(text).orElseThrow();
        ReleaseDate limit = ReleaseDate.parse(other).orElseThrow();

        assertThat(date.isBefore(limit)).isEqualTo(expected.equals("before"));
        assertThat(date.isAfter(limit)).isEqualTo(expected.equals("after"));
    }

    @Test
    void sinceIncludesTheFirstDay() {
        ReleaseDate from = ReleaseDate.parse("2024-06").orElseThrow();

        assertThat(ReleaseDate.parse("2024-06-01").orElseThrow().isSince(from)).isTrue();
        assertThat(ReleaseDate.parse("2024-06").orElseThrow().isSince(from)).isTrue();
        assertThat(ReleaseDate.parse("2024-05-31").orElseThrow().isSince(from)).isFalse();
        assertThat(ReleaseDate.parse("2024").orElseThrow().isSince(from)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "24-06", "2024-13", "2024-02-30", "2024/06", "2024-6", "June 2024"})
    void refusesWhatIsNoDate(String text) {
        assertThat(ReleaseDate.parse(text)).isEmpty();
        assertThatThrownBy(() -> ReleaseDate.ofOption("--test-from", text))
                .isInstanceOf(UserException.class)
                .hasMessage("--test-from must be a date such as 2025-03-01, 2025-03 or 2025 but was " + text);
    }
}
