package io.authentica.evaluate.report;

/**
 * How bootstrap intervals are found.
 *
 * @param seed of the resamples
 * @param resamples how many there are; with none there are no such intervals
 * @param threads how many work at it; the report does not depend on it
 */
public record Confidence(long seed, int resamples, int threads) {

    public static final long DEFAULT_SEED = 17;
    public static final int DEFAULT_RESAMPLES = 2000;

    public static Confidence standard() {
        return new Confidence(
                DEFAULT_SEED, DEFAULT_RESAMPLES, Runtime.getRuntime().availableProcessors());
    }
}
