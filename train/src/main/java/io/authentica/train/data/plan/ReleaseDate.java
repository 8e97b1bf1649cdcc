package io.authentica.train.data.plan;

import io.authentica.common.cli.UserException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day, a month or a year: the first and the last day that it may mean. Dates are compared only as far as they can be told apart:
 * {@code 2024} is neither before nor after {@code 2024-06}.
 *
 * @param text as it was written
 */
public record ReleaseDate(String text, LocalDate first, LocalDate last) {

    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:[T ].*)?)?)?");

    /** Empty if {@code text} is no ISO date and no beginning of one. A time of day after the date is ignored. */
    public static Optional<ReleaseDate> parse(String text) {
        String stripped = text.strip();
        Matcher parts = ISO.matcher(stripped);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Year year = Year.parse(parts.group(1));
            if (parts.group(2) == null) {
                return Optional.of(new ReleaseDate(stripped, year.atDay(1), year.atDay(year.length())));
            }
            YearMonth month = year.atMonth(Integer.parseInt(parts.group(2)));
            if (parts.group(3) == null) {
                return Optional.of(new ReleaseDate(stripped, month.atDay(1), month.atEndOfMonth()));
            }
            LocalDate day = month.atDay(Integer.parseInt(parts.group(3)));
            return Optional.of(new ReleaseDate(stripped, day, day));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** @throws UserException if {@code text} is no date */
    public static ReleaseDate ofOption(String option, String text) {
        return parse(text)
                .orElseThrow(() -> new UserException(
                        option + " must be a date such as 2025-03-01, 2025-03 or 2025 but was " + text));
    }

    boolean isBefore(ReleaseDate other) {
        return last.isBefore(other.first);
    }

    boolean isAfter(ReleaseDate other) {
        return first.isAfter(other.last);
    }

    /** On the other's first day or later. */
    boolean isSince(ReleaseDate other) {
        return !first.isBefore(other.first);
    }
}
