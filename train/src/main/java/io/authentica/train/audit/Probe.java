package io.authentica.train.audit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * How far a classifier gets that sees headers and no pixel.
 *
 * @param folds of the cross-validation
 * @param penalty of the logistic regression; 1 / C in scikit-learn
 * @param threshold the area above which {@link Result#alarming} is said
 * @param results in the order of their scopes; {@code train} is what a model would learn from
 * @param skipped where a scope has too few images
 */
record Probe(int folds, double penalty, double threshold, List<Result> results, List<Skipped> skipped) {

    static final int FOLDS = 5;
    static final double PENALTY = 1;
    static final double THRESHOLD = 0.6;

    /** @param scope as in {@link Result} */
    record Skipped(String scope, String reason) {}

    /** The area by one feature alone. */
    record FeatureAuc(String feature, AucEstimate estimate) {}

    /**
     * One trial.
     *
     * @param scope {@code all} or a split's id, cross-validated; or {@code train to test}, {@code train to validation}: trained on
     *     the one, scored on the other
     * @param groups sets of images without a duplicate in another
     * @param estimate by all features together
     * @param features alone, by falling area
     * @param alarming whether the area is above {@link #THRESHOLD} and its interval above 0.5
     * @param scores behind {@code estimate}
     */
    @JsonIgnoreProperties("scores")
    record Result(
            String scope,
            int groups,
            AucEstimate estimate,
            List<FeatureAuc> features,
            boolean alarming,
            AucEstimate.Scores scores) {}

    /**
     * Alarming is what is large and not by chance. To ask that the interval's lower end be above 0.6 as well would silence small sets
     * with a clear shortcut, and to ask for no interval would raise an alarm for every tenth small set without one.
     */
    static boolean isAlarming(AucEstimate estimate) {
        return estimate.auc() > THRESHOLD && estimate.low() > 0.5;
    }

    /** What is known of a scope. */
    Optional<Result> result(String scope) {
        return results.stream().filter(result -> result.scope().equals(scope)).findFirst();
    }
}
