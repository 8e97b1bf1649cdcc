package io.authentica.train;

import ai.djl.Device;
import io.authentica.common.data.Manifest;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.model.Classifier;
import io.authentica.common.model.PyTorchClassifier;
import io.authentica.common.model.Weights;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.batch.BatchLoader;
import io.authentica.train.batch.EpochOrder;
import io.authentica.train.calibrate.CalibrationImages;
import io.authentica.train.recipe.Recipe;
import java.util.stream.DoubleStream;

/** Shows the calibration images to the network as it will be served: weights rounded as in the package, no augmentation. */
final class CalibrationLogits {

    private final Recipe recipe;
    private final Manifest images;
    private final Device device;
    private final int loaderThreads;

    /** @param images the calibration part of split validation; possibly none */
    CalibrationLogits(Recipe recipe, Manifest images, Device device, int loaderThreads) {
        this.recipe = recipe;
        this.images = images;
        this.device = device;
        this.loaderThreads = loaderThreads;
    }

    /** @param weights not rounded yet */
    CalibrationImages of(Weights weights) {
        int count = images.samples().size();
        if (count == 0) {
            return CalibrationImages.of(images.samples(), new double[0]);
        }
        DoubleStream.Builder fakeMinusReal = DoubleStream.builder();
        Weights packaged = weights.rounded(ModelPackage.ELEMENT_TYPE);
        try (Classifier classifier = new PyTorchClassifier(recipe.model().network(), packaged, device);
                BatchLoader loader = new BatchLoader(images, new Preprocessor(recipe.preprocessing()), loaderThreads)) {
            loader.load(EpochOrder.sequential(count, recipe.batchSize()), (image, sample) -> image, batch -> {
                float[] logits = classifier.logits(batch.images()).values();
                for (int i = 0; i < logits.length; i += 2) {
                    fakeMinusReal.add((double) logits[i + 1] - logits[i]);
                }
            });
        }
        return CalibrationImages.of(images.samples(), fakeMinusReal.build().toArray());
    }
}
