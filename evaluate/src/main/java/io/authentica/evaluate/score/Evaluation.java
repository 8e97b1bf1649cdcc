package io.authentica.evaluate.score;

import java.util.List;

/**
 * What the model said of every image: each sample is in exactly one of the two lists, in the order of the data set.
 *
 * @param predictions the images that were scored
 * @param unreadable those that could not be
 */
public record Evaluation(List<Prediction> predictions, List<UnreadableImage> unreadable) {

    public Evaluation {
        predictions = List.copyOf(predictions);
        unreadable = List.copyOf(unreadable);
    }
}
