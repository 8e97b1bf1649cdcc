package io.authentica.evaluate.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The values that an axis spans.
 *
 * @param low at the axis' beginning
 * @param high at its end, above {@code low}
 */
record Range(double low, double high) {

    static final Range FRACTION = new Range(0, 1);

    private static final double[] NICE = {1, 2, 2.5, 5, 10};

    /** A place on an axis and what stands beside it. */
    record Tick(double value, String label) {}

    Range {
        if (!(low < high)) {
            throw new IllegalArgumentException("low must be below high but they were " + low + " and " + high);
        }
    }

    /** From 0 to a round number of at least {@code highest}, which may be 0. */
    static Range upTo(double highest) {
        double step = step(Math.max(highest, 1e-9), 4);
        return new Range(0, step * Math.max(1, Math.ceil(highest / step - 1e-9)));
    }

    /** Where {@code value} lies: 0 at the beginning, 1 at the end. */
    double position(double value) {
        return (value - low) / (high - low);
    }

    double clamped(double value) {
        return Math.min(high, Math.max(low, value));
    }

    /** About {@code count} + 1 ticks at round numbers, all with the same number of decimals. */
    List<Tick> ticks(int count) {
        double step = step(high - low, count);
        int decimals = 0;
        while (decimals < 6
                && Math.abs(step * Math.pow(10, decimals) - Math.rint(step * Math.pow(10, decimals))) > 1e-6) {
            decimals++;
        }
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9; i++) {
            ticks.add(new Tick(i * step, String.format(Locale.ROOT, "%." + decimals + "f", i * step)));
        }
        return ticks;
    }

    private static double step(double span, int count) {
        double rough = span / count;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double nice : NICE) {
            if (nice * power >= rough * (1 - 1e-9)) {
                return nice * power;
            }
        }
        return 10 * power;
    }
}
