package io.authentica.train.report;

import java.util.List;

/**
 * What one model said of a set of images.
 *
 * @param name of the model, for people
 * @param threshold above which it calls an image fake
 * @param images with unique file names
 */
public record ScoredModel(String name, double threshold, List<ScoredImage> images) {

    public ScoredModel {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be in [0, 1] but was " + threshold);
        }
        images = List.copyOf(images);
    }
}
