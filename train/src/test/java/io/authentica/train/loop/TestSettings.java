package io.authentica.train.loop;

import io.authentica.common.model.FrozenPart;
import io.authentica.common.model.Variant;
import io.authentica.train.recipe.AveragingRecipe;
import io.authentica.train.recipe.LossRecipe;
import io.authentica.train.recipe.ModelRecipe;
import io.authentica.train.recipe.ModelRecipe.BatchNorm;
import io.authentica.train.recipe.ModelRecipe.BatchNormAffine;
import io.authentica.train.recipe.OptimiserRecipe;

/** Settings with nothing random in them. */
final class TestSettings {

    private TestSettings() {}

    static ModelRecipe model(Variant variant) {
        return model(variant, FrozenPart.NONE, BatchNorm.LIVE, BatchNormAffine.TRAINABLE);
    }

    static ModelRecipe model(Variant variant, FrozenPart freeze, BatchNorm norm, BatchNormAffine affine) {
        return new ModelRecipe(variant, ModelRecipe.Head.NEW, 0, 0, 2, freeze, norm, affine, false);
    }

    static ModelRecipe inBfloat16(ModelRecipe model) {
        return new ModelRecipe(
                model.variant(),
                model.head(),
                model.dropout(),
                model.dropPath(),
                model.stemStride(),
                model.freeze(),
                model.batchNorm(),
                model.batchNormAffine(),
                true);
    }

    static TrainingSettings of(ModelRecipe model, OptimiserRecipe optimiser) {
        return new TrainingSettings(model, new LossRecipe(0, 0), optimiser, new AveragingRecipe.None());
    }
}
