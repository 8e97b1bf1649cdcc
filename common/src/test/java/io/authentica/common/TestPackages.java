package io.authentica.common;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.data.Label;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.ResizePolicy;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.Variant;
import io.authentica.common.model.Weights;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.ImageHashes;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.common.modelpackage.UncertainBand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Model packages of networks that never learnt anything. */
public final class TestPackages {

    /** The SHA-256 of the only image that they claim to be trained on: of no bytes at all. */
    public static final String TRAINED_ON = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private TestPackages() {}

    /** Writes one with random weights. */
    public static ModelPackage write(Path directory) throws IOException {
        return write(directory, Calibration.NONE);
    }

    /** Writes one with random weights and this calibration. */
    public static ModelPackage write(Path directory, Calibration calibration) throws IOException {
        ModelDescription description = new ModelDescription(
                ModelDescription.SCHEMA_VERSION,
                "untrained",
                Variant.EFFICIENTNET_B0,
                Optional.empty(),
                List.of(Label.REAL.id(), Label.FAKE.id()),
                Preprocessing.imageNet(ResizePolicy.SQUASH_BILINEAR),
                calibration,
                new DecisionThreshold(0.25, "chosen for a test"),
                new UncertainBand(0.125, 0.375, "chosen for a test"),
                Map.of("train_generators", "none"));
        Weights weights = Weights.random(EfficientNet.b0(Variant.EFFICIENTNET_B0, 2), 6);
        return ModelPackage.write(
                directory, description, weights, ImageHashes.of(List.of(TRAINED_ON)), "seed: 6\n", "# untrained\n");
    }
}
