package io.authentica.evaluate.report;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * The generators that a model was trained on, as its package tells.
 *
 * @param known whether the package tells
 * @param names in alphabetical order; empty if not known
 */
public record TrainingGenerators(boolean known, Set<String> names) {

    /** The key of {@link ModelOrigin#provenance()}: names separated by commas. */
    static final String PROVENANCE_KEY = "train_generators";

    public static TrainingGenerators of(ReportOrigin origin) {
        String text = origin.model()
                .map(model -> model.provenance().getOrDefault(PROVENANCE_KEY, ""))
                .orElse("");
        Set<String> names = new TreeSet<>(Arrays.asList(text.strip().split("\\s*,\\s*")));
        names.remove("");
        return new TrainingGenerators(!names.isEmpty(), names);
    }

    Novelty noveltyOf(String generator) {
        if (!known || generator.isEmpty()) {
            return Novelty.UNKNOWN;
        }
        return names.contains(generator) ? Novelty.SEEN : Novelty.UNSEEN;
    }
}
