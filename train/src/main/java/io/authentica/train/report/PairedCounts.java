package io.authentica.train.report;

import io.authentica.common.metrics.WilsonInterval;

/**
 * How often two models called the same images fake.
 *
 * @param both by both
 * @param onlyBefore by the first alone
 * @param onlyAfter by the second alone
 * @param neither by none
 */
record PairedCounts(long both, long onlyBefore, long onlyAfter, long neither) {

    /**
     * Where a difference would lie with many more such images, at 95 %.
     *
     * @param low the lower end
     * @param high the upper end
     */
    record Interval(double low, double high) {}

    PairedCounts {
        if (both < 0
                || onlyBefore < 0
                || onlyAfter < 0
                || neither < 0
                || both + onlyBefore + onlyAfter + neither == 0) {
            throw new IllegalArgumentException("counts must not be negative nor all zero but were %d, %d, %d, %d"
                    .formatted(both, onlyBefore, onlyAfter, neither));
        }
    }

    long total() {
        return both + onlyBefore + onlyAfter + neither;
    }

    double before() {
        return (both + onlyBefore) / (double) total();
    }

    double after() {
        return (both + onlyAfter) / (double) total();
    }

    WilsonInterval beforeInterval() {
        return WilsonInterval.of(both + onlyBefore, total()).orElseThrow();
    }

    WilsonInterval afterInterval() {
        return WilsonInterval.of(both + onlyAfter, total()).orElseThrow();
    }

    /** Share after minus share before. */
    double difference() {
        return (onlyAfter - onlyBefore) / (double) total();
    }

    /**
     * The 95 % interval of {@link #difference}: method 10 of Newcombe, Improved confidence intervals for the difference between
     * binomial proportions based on paired data, Statistics in Medicine 17 (1998), 2635-2650. It joins the two Wilson intervals,
     * narrower the more the two models agree.
     */
    Interval differenceInterval() {
        WilsonInterval before = beforeInterval();
        WilsonInterval after = afterInterval();
        double phi = correlation();
        double down = joined(after() - after.low(), before.high() - before(), phi);
        double up = joined(after.high() - after(), before() - before.low(), phi);
        return new Interval(Math.max(-1, difference() - down), Math.min(1, difference() + up));
    }

    private static double joined(double one, double other, double phi) {
        // Never below 0 but for rounding, since phi is at most 1.
        return Math.sqrt(Math.max(0, one * one - 2 * phi * one * other + other * other));
    }

    /** The phi coefficient with Newcombe's continuity correction; 0 where a margin is empty. */
    private double correlation() {
        double margins = (double) (both + onlyBefore)
                * (onlyAfter + neither)
                * (double) (both + onlyAfter)
                * (onlyBefore + neither);
        if (margins == 0) {
            return 0;
        }
        double agreement = (double) both * neither - (double) onlyBefore * onlyAfter;
        double corrected = agreement > 0 ? Math.max(0, agreement - total() / 2.0) : agreement;
        return corrected / Math.sqrt(margins);
    }
}
