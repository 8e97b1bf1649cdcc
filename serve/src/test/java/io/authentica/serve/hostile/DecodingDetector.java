package io.authentica.serve.hostile;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.detect.Detector;
import io.authentica.common.detect.FakeProbability;
import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.ResizePolicy;
import io.authentica.common.image.UnreadableImageException;
import io.authentica.common.model.Variant;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.ModelDescription;
import java.util.List;
import java.util.Map;

/** Decodes as every detector does; its network is a constant. */
final class DecodingDetector implements Detector {

    private final ImageDecoder decoder;
    private final ModelDescription description = new ModelDescription(
            ModelDescription.SCHEMA_VERSION,
            "constant",
            Variant.EFFICIENTNET_B0,
            List.of("real", "fake"),
            Preprocessing.imageNet(ResizePolicy.SHORTER256_BICUBIC_CROP224),
            Calibration.NONE,
            DecisionThreshold.HALF,
            Map.of());
    private final Preprocessor preprocessor = new Preprocessor(description.preprocessing());

    DecodingDetector(long maxPixels) {
        decoder = new ImageDecoder(maxPixels);
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    @Override
    public String engineName() {
        return "constant";
    }

    @Override
    public String deviceName() {
        return "cpu";
    }

    @Override
    public float[] prepare(String name, byte[] encoded) throws UnreadableImageException {
        return preprocessor.prepare(decoder.decode(name, encoded));
    }

    @Override
    public List<FakeProbability> fakeProbabilities(List<float[]> prepared) {
        return prepared.stream().map(input -> FakeProbability.uncalibrated(0.5)).toList();
    }

    @Override
    public void close() {}
}
