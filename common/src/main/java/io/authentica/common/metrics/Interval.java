package io.authentica.common.metrics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where a metric would lie with other images of the same kind, at 95 %.
 *
 * @param low the lower end
 * @param high the upper end
 * @param method how it was found
 */
public record Interval(double low, double high, Method method) {

    /** How an interval is found. */
    public enum Method {
        /** {@link WilsonInterval}, for proportions. */
        WILSON("wilson"),
        /** The 2.5th and the 97.5th percentile of the metric's values in bootstrap resamples (Efron 1979). */
        BOOTSTRAP("bootstrap");

        private final String id;

        Method(String id) {
            this.id = id;
        }

        /** The word in {@code report.json}. */
        public String id() {
            return id;
        }
    }

    private static final double LOW_QUANTILE = 0.025;
    private static final double HIGH_QUANTILE = 0.975;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval must go upwards but goes from " + low + " to " + high);
        }
    }

    /** Empty without trials. */
    public static Optional<Interval> wilson(long successes, long trials) {
        return WilsonInterval.of(successes, trials)
                .map(interval -> new Interval(interval.low(), interval.high(), Method.WILSON));
    }

    /** The percentile interval of a metric's values in resamples; empty if it is undefined (NaN) in any of them, or there are none. */
    public static Optional<Interval> percentiles(double[] resampled) {
        double[] sorted = resampled.clone();
        Arrays.sort(sorted); // NaN goes last.
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            return Optional.empty();
        }
        return Optional.of(
                new Interval(quantile(sorted, LOW_QUANTILE), quantile(sorted, HIGH_QUANTILE), Method.BOOTSTRAP));
    }

    /** With straight lines between neighbours, NumPy's default. */
    private static double quantile(double[] sorted, double fraction) {
        double place = fraction * (sorted.length - 1);
        int below = (int) place;
        double next = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (place - below) * (next - sorted[below]);
    }
}
