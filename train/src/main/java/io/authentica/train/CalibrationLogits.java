package io.authentica.train;

import io.authentica.common.model.Classifier;
import io.authentica.common.model.PyTorchClassifier;
import io.authentica.common.model.Weights;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.batch.ImageSet;
import io.authentica.train.calibrate.CalibrationImages;
import io.authentica.train.recipe.Recipe;

/** Shows the calibration images to the network as it will be served: weights rounded as in the package, no augmentation. */
final class CalibrationLogits {

    private final Recipe recipe;
    private final ImageSet images;
    private final ImageScorer scorer;

    /** @param images the calibration part of split validation; possibly none */
    CalibrationLogits(Recipe recipe, ImageSet images, ImageScorer scorer) {
        this.recipe = recipe;
        this.images = images;
        this.scorer = scorer;
    }

    /** @param weights not rounded yet */
    CalibrationImages of(Weights weights) {
        if (images.samples().isEmpty()) {
            return CalibrationImages.of(images.samples(), new double[0]);
        }
        Weights packaged = weights.rounded(ModelPackage.ELEMENT_TYPE);
        try (Classifier classifier = new PyTorchClassifier(recipe.model().network(), packaged, scorer.device())) {
            return CalibrationImages.of(
                    images.samples(), scorer.fakeMinusReal(classifier, recipe.preprocessing(), images));
        }
    }
}
