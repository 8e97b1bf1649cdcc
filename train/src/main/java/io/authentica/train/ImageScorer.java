package io.authentica.train;

import ai.djl.Device;
import io.authentica.common.calibration.Calibration;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.model.Classifier;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.batch.BatchLoader;
import io.authentica.train.batch.EpochOrder;
import io.authentica.train.batch.ImageSet;
import io.authentica.train.loop.RunOptions;
import io.authentica.train.loop.StopSignal;
import java.io.IOException;
import java.util.Arrays;

/**
 * Shows images to a network as it will be served: no augmentation, BatchNorm by its running statistics.
 *
 * @param device where packages are opened
 * @param loaderThreads threads that decode images
 * @param batchSize images that go through the network together
 * @param betweenBatches may throw to end it
 */
record ImageScorer(Device device, int loaderThreads, int batchSize, Runnable betweenBatches) {

    /** As a run is carried out; a signal ends it between two batches, and nothing of it is kept then. */
    static ImageScorer of(RunOptions options, int batchSize, StopSignal stop) {
        return new ImageScorer(
                options.device(),
                options.loaderThreads(),
                batchSize,
                () -> stop.endIfRequested("after training, which is complete", options.resumeCommand()));
    }

    /** @return the logit of fake minus that of real of each image, in their order */
    double[] fakeMinusReal(Classifier classifier, Preprocessing preprocessing, ImageSet images) {
        double[] differences = new double[images.samples().size()];
        int[] count = {0};
        try (BatchLoader loader = new BatchLoader(images, new Preprocessor(preprocessing), loaderThreads)) {
            loader.load(EpochOrder.sequential(differences.length, batchSize), (image, sample) -> image, batch -> {
                betweenBatches.run();
                float[] logits = classifier.logits(batch.images()).values();
                for (int i = 0; i < logits.length; i += 2) {
                    differences[count[0]++] = (double) logits[i + 1] - logits[i];
                }
            });
        }
        return differences;
    }

    /** That of training, so that before and after are told by one engine. */
    private Placement placement() {
        return Placement.allCores(EngineChoice.PYTORCH, DeviceChoice.parse(DeviceChoice.name(device)));
    }

    /** @return what the package says, calibrated: the probability of fake of each image, in their order */
    double[] fakeProbabilities(ModelPackage modelPackage, ImageSet images) throws IOException {
        Calibration calibration = modelPackage.description().calibration();
        try (Classifier classifier = modelPackage.classifier(placement())) {
            return Arrays.stream(
                            fakeMinusReal(classifier, modelPackage.description().preprocessing(), images))
                    .map(calibration::fakeProbability)
                    .toArray();
        }
    }
}
