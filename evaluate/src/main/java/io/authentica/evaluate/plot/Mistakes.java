package io.authentica.evaluate.plot;

import io.authentica.common.data.Label;
import io.authentica.evaluate.score.Prediction;
import java.util.Comparator;
import java.util.List;

/** Wrong verdicts, the most confident first. */
public final class Mistakes {

    private static final Comparator<Prediction> MOST_CONFIDENT_FIRST = Comparator.comparingDouble(
                    (Prediction prediction) -> -confidence(prediction))
            .thenComparing(prediction -> prediction.image().id());

    private Mistakes() {}

    /**
     * All mistakes about images of this class, whatever their condition: the most confident first, among equals by the image's id.
     *
     * @param truth the class that was not recognised
     */
    public static List<Prediction> ranked(List<Prediction> predictions, Label truth) {
        return predictions.stream()
                .filter(prediction -> prediction.image().label() == truth && prediction.verdict() != truth)
                .sorted(MOST_CONFIDENT_FIRST)
                .toList();
    }

    /** The probability that the model gives to its verdict, in [0, 1]. */
    public static double confidence(Prediction prediction) {
        return prediction.verdict() == Label.FAKE ? prediction.fakeProbability() : 1 - prediction.fakeProbability();
    }
}
