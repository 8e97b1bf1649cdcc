package io.authentica.train.report;

import io.authentica.common.metrics.WilsonInterval;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as the reports of a run write them. */
final class Figures {

    private Figures() {}

    /** As {@link String#format}, wherever the reader lives. */
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** A fraction with four decimals. */
    static String fraction(double value) {
        return text("%.4f", value);
    }

    /** A fraction with four decimals; empty where there is none. */
    static String fraction(OptionalDouble value) {
        return value.isPresent() ? fraction(value.getAsDouble()) : "";
    }

    /** A number in the given format; empty where there is none. */
    static String text(String format, OptionalDouble value) {
        return value.isPresent() ? text(format, value.getAsDouble()) : "";
    }

    /** A share and its interval, for a cell. */
    static String share(double value, WilsonInterval interval) {
        return text("%.3f (%.3f to %.3f)", value, interval.low(), interval.high());
    }

    /** Hours, minutes and seconds, without leading zeros: {@code 2 h 05 min}, {@code 3 min 07 s}, {@code 12 s}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole >= 3600) {
            long minutes = Math.round(seconds / 60);
            return text("%d h %02d min", minutes / 60, minutes % 60);
        }
        return whole >= 60 ? text("%d min %02d s", whole / 60, whole % 60) : text("%d s", whole);
    }

    /** A count and what is counted, in the right number. */
    static String counted(long count, String noun) {
        return text("%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    /** Without its middle where it has more than {@code most} letters: names of one family often differ at the end. */
    static String shortened(String name, int most) {
        int letters = name.codePointCount(0, name.length());
        if (letters <= most) {
            return name;
        }
        int tail = most / 2;
        return name.substring(0, name.offsetByCodePoints(0, most - tail - 1))
                + "…"
                + name.substring(name.offsetByCodePoints(0, letters - tail));
    }
}
