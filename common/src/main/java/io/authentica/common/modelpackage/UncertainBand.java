package io.authentica.common.modelpackage;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The calibrated probabilities around the threshold at which a verdict would be wrong too often to be given: those above {@code low}
 * and not above {@code high}. Where both are the threshold there is no band.
 *
 * @param low in [0, 1]; at it and below, the verdict is real
 * @param high in [low, 1]; above it, the verdict is fake
 * @param rule how the band was chosen, or why there is none, for people; it never comes from test data
 */
public record UncertainBand(double low, double high, String rule) {

    public UncertainBand {
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException(
                    "low and high must rise within [0, 1] but were %s and %s".formatted(low, high));
        }
    }

    /** No band: every verdict is given. */
    public static UncertainBand none(DecisionThreshold threshold, String reason) {
        return new UncertainBand(threshold.value(), threshold.value(), reason);
    }

    /** Whether no probability is in it. */
    @JsonIgnore
    public boolean isEmpty() {
        return low == high;
    }
}
