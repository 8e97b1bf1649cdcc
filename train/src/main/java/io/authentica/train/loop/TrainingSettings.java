package io.authentica.train.loop;

import io.authentica.train.recipe.AveragingRecipe;
import io.authentica.train.recipe.LossRecipe;
import io.authentica.train.recipe.ModelRecipe;
import io.authentica.train.recipe.OptimiserRecipe;
import io.authentica.train.recipe.Recipe;

/** The parts of a recipe that a single step depends on. */
public record TrainingSettings(
        ModelRecipe model, LossRecipe loss, OptimiserRecipe optimiser, AveragingRecipe averaging) {

    static TrainingSettings of(Recipe recipe) {
        return new TrainingSettings(recipe.model(), recipe.loss(), recipe.optimiser(), recipe.averaging());
    }
}
