package io.authentica.common.detect;

import io.authentica.common.image.ImageDecoder;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.UnreadableImageException;
import io.authentica.common.model.Classifier;
import io.authentica.common.model.Placement;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.common.modelpackage.ModelPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens model packages. */
public final class Detectors {

    private Detectors() {}

    /**
     * Verifies a package, gives it to an engine and runs its golden vectors.
     *
     * @throws io.authentica.common.cli.UserException if it is no sound package or there is no such device
     */
    public static Detector open(Path packageDirectory, Placement placement) throws IOException {
        return open(packageDirectory, placement, ImageDecoder.DEFAULT_MAX_PIXELS);
    }

    /**
     * As {@link #open(Path, Placement)}.
     *
     * @param maxPixels the largest image that is decoded, width times height
     */
    public static Detector open(Path packageDirectory, Placement placement, long maxPixels) throws IOException {
        ModelPackage modelPackage = ModelPackage.load(packageDirectory);
        return new PackageDetector(
                modelPackage.description(), new ImageDecoder(maxPixels), modelPackage.classifier(placement));
    }

    private static final class PackageDetector implements Detector {

        private final ModelDescription description;
        private final ImageDecoder decoder;
        private final Preprocessor preprocessor;
        private final Classifier classifier;

        PackageDetector(ModelDescription description, ImageDecoder decoder, Classifier classifier) {
            this.description = description;
            this.decoder = decoder;
            this.preprocessor = new Preprocessor(description.preprocessing());
            this.classifier = classifier;
        }

        @Override
        public ModelDescription description() {
            return description;
        }

        @Override
        public String engineName() {
            return classifier.engineName();
        }

        @Override
        public String deviceName() {
            return classifier.deviceName();
        }

        @Override
        public float[] prepare(String name, byte[] encoded) throws UnreadableImageException {
            return preprocessor.prepare(decoder.decode(name, encoded));
        }

        @Override
        public List<FakeProbability> fakeProbabilities(List<float[]> prepared) {
            float[] logits = classifier.logits(prepared).values();
            List<FakeProbability> probabilities = new ArrayList<>();
            for (int real = 0; real < logits.length; real += 2) {
                double fakeMinusReal = (double) logits[real + 1] - logits[real];
                probabilities.add(FakeProbability.of(fakeMinusReal, description.calibration()));
            }
            return probabilities;
        }

        @Override
        public void close() {
            classifier.close();
        }
    }
}
