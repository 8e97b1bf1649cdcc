package io.authentica.train.loop;

import io.authentica.common.data.Manifest;
import io.authentica.train.batch.BatchSource;
import io.authentica.train.batch.FeatureFile;
import java.io.IOException;

/** What a frozen trunk makes of the pictures, computed once: alike in every epoch. */
final class FeatureFeed implements Feed {

    private final FeatureFile train;
    private final FeatureFile validation;

    private FeatureFeed(FeatureFile train, FeatureFile validation) {
        this.train = train;
        this.validation = validation;
    }

    /** Opens the features of both splits; {@code features} computes those that the run does not have yet. */
    static FeatureFeed open(TrunkFeatures features, Manifest train, Manifest validation) throws IOException {
        FeatureFile ofTrain = features.of(train, "train");
        try {
            return new FeatureFeed(ofTrain, features.of(validation, "validation"));
        } catch (IOException | RuntimeException e) {
            ofTrain.close();
            throw e;
        }
    }

    @Override
    public BatchSource train(int epoch) {
        return train;
    }

    @Override
    public BatchSource validation() {
        return validation;
    }

    @Override
    public void close() throws IOException {
        try (train) {
            validation.close();
        }
    }
}
