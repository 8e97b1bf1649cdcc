package io.authentica.common.metrics;

import java.util.Optional;

/**
 * The 95 % score interval of Wilson (1927) for a proportion. Unlike the textbook interval it stays inside [0, 1] and says something
 * at 0 and at 1.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record WilsonInterval(double low, double high) {

    /** The 0.975 quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /** Empty without trials. */
    public static Optional<WilsonInterval> of(long successes, long trials) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "successes must be in [0, trials] but were " + successes + " of " + trials);
        }
        if (trials == 0) {
            return Optional.empty();
        }
        double n = trials;
        double p = successes / n;
        double z2 = Z * Z;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        // The ends are exactly 0 and 1 there; rounding would leave 1e-17.
        double low = successes == 0 ? 0 : centre - half;
        double high = successes == trials ? 1 : centre + half;
        return Optional.of(new WilsonInterval(low, high));
    }
}
