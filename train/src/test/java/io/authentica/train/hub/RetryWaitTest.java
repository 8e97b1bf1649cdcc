package io.authentica.train.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RetryWaitTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Optional<Duration> demanded(int status, String... namesAndValues) {
        Map<String, List<String>> headers = new HashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            headers.put(namesAndValues[index], List.of(namesAndValues[index + 1]));
        }
        return RetryWait.demanded(status, HttpHeaders.of(headers, (name, value) -> true), NOON);
    }

    @Test
    void doublesFromOneToEightSeconds() {
        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(tried -> RetryWait.afterTry(tried, 0.5).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 8L, 8L);
    }

    @Test
    void variesByAQuarter() {
        assertThat(RetryWait.afterTry(3, 0)).isEqualTo(Duration.ofSeconds(3));
        assertThat(RetryWait.afterTry(3, 1)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void waitsForTheEndOfTheRateLimitsWindowAndASecond() {
        assertThat(demanded(429, "RateLimit", "\"resolvers\";r=0;t=55", "Retry-After", "7"))
                .contains(Duration.ofSeconds(56));
    }

    @Test
    void takesRetryAfterWhereRequestsRemain() {
        assertThat(demanded(429, "RateLimit", "\"resolvers\";r=10;t=55", "Retry-After", "7"))
                .contains(Duration.ofSeconds(7));
        assertThat(demanded(503, "RateLimit", "\"resolvers\";r=0;t=55", "Retry-After", "7"))
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void takesADateToo() {
        assertThat(demanded(429, "Retry-After", "Sun, 01 Mar 2026 12:01:30 GMT"))
                .contains(Duration.ofSeconds(90));
        assertThat(demanded(429, "Retry-After", "Sun, 01 Mar 2026 11:00:00 GMT"))
                .contains(Duration.ZERO);
    }

    @Test
    void demandsNothingWithoutSuchHeaders() {
        assertThat(demanded(429)).isEmpty();
        assertThat(demanded(429, "Retry-After", "soon")).isEmpty();
        assertThat(demanded(429, "RateLimit", "?")).isEmpty();
    }
}
