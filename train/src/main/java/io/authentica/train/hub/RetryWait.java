package io.authentica.train.hub;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long to wait before a request is sent again. */
final class RetryWait {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    /** {@code "resolvers";r=0;t=55}: nothing remains, and 55 seconds to the end of the window. */
    private static final Pattern RATE_LIMIT =
            Pattern.compile("\"\\w+\"\\s*;\\s*r\\s*=\\s*(\\d+)\\s*;\\s*t\\s*=\\s*(\\d{1,9})");

    private RetryWait() {}

    /**
     * 1 s, doubling to 8 s, a quarter more or less.
     *
     * @param tried how often it was tried, from 1
     * @param jitter from 0 to 1
     */
    static Duration afterTry(int tried, double jitter) {
        long millis = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tried - 1, 10));
        return Duration.ofMillis(Math.round(millis * (0.75 + 0.5 * jitter)));
    }

    /** What the headers of an answer demand: the end of the rate limit's window and a second, else Retry-After. */
    static Optional<Duration> demanded(int status, HttpHeaders headers, Instant now) {
        if (status == 429) {
            Matcher limit = RATE_LIMIT.matcher(headers.firstValue("RateLimit").orElse(""));
            // The header is on every answer; with requests remaining it is not the reason.
            if (limit.find() && limit.group(1).matches("0+")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(limit.group(2)) + 1));
            }
        }
        return headers.firstValue("Retry-After").flatMap(value -> retryAfter(value.strip(), now));
    }

    private static Optional<Duration> retryAfter(String value, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(now, then);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
