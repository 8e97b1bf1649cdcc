package io.authentica.common.metrics;

/**
 * Fakes that are set against a pool of reals.
 *
 * @param name identifies the slice, and with the seed its random draws
 * @param fakes their probabilities
 */
public record Slice(String name, ScoreList fakes) {

    public Slice {
        if (!fakes.fake()) {
            throw new IllegalArgumentException("a slice needs fakes but " + name + " has reals");
        }
    }
}
