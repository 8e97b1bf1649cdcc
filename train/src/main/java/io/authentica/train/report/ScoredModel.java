package io.authentica.train.report;

/**
 * A model that is compared.
 *
 * @param name for people
 * @param threshold above which it calls an image fake
 */
public record ScoredModel(String name, double threshold) {

    public ScoredModel {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be in [0, 1] but was " + threshold);
        }
    }

    boolean callsFake(double fakeProbability) {
        return fakeProbability > threshold;
    }
}
