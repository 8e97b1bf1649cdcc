package io.authentica.train.batch;

import io.authentica.common.data.Sample;
import java.util.List;

/**
 * Images that go through the network together.
 *
 * @param samples where they come from
 * @param images each float32 {@code [224, 224, 3]}, RGB, normalised, or {@code [1280]} from a {@link FeatureFile}; in the order
 *     of {@code samples}
 */
public record Batch(List<Sample> samples, List<float[]> images) {

    /** The class index of each image. */
    public long[] labels() {
        return samples.stream().mapToLong(sample -> sample.label().index()).toArray();
    }
}
