package io.authentica.train.recipe;

import static io.authentica.train.recipe.Rules.atLeast;

import io.authentica.common.config.StrictYaml;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.ResizePolicy;
import io.authentica.train.augment.Augmentation;
import io.authentica.train.batch.Sampler;
import java.nio.file.Path;
import java.util.List;

/**
 * A training run but for its paths and its device. All keys must be there: no default hides in the code.
 *
 * @param name of the model that comes out
 * @param seed of everything random: order, augmentation, dropout, the new classifier
 * @param model the network
 * @param resize how a picture becomes the network's 224 x 224; goes into the package
 * @param augmentation what happens to training pictures, in this order, before {@code resize}; to both classes alike
 * @param sampler which training images an epoch has
 * @param batchSize images a step
 * @param epochs the most passes over the training split
 * @param patienceEpochs training stops when the validation AUC has not risen for so many epochs
 * @param optimiser AdamW
 * @param schedule of the learning rate
 */
public record Recipe(
        String name,
        long seed,
        ModelRecipe model,
        ResizePolicy resize,
        List<Augmentation> augmentation,
        Sampler sampler,
        int batchSize,
        int epochs,
        int patienceEpochs,
        OptimiserRecipe optimiser,
        ScheduleRecipe schedule) {

    public Recipe {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "name must be 1 to 64 letters, digits, '.', '_' or '-' but was '" + name + "'");
        }
        augmentation = List.copyOf(augmentation);
        // One image has no variance for BatchNorm in the deepest layers.
        atLeast("batch_size", 2, batchSize);
        atLeast("epochs", 1, epochs);
        atLeast("patience_epochs", 1, patienceEpochs);
    }

    /**
     * Reads a recipe.
     *
     * @throws io.authentica.common.config.ConfigException with everything that is wrong in it
     */
    public static Recipe read(Path file) {
        return StrictYaml.read(file, Recipe.class);
    }

    /** The recipe as YAML that reads back equal. */
    public String toYaml() {
        return StrictYaml.write(this);
    }

    /** The preprocessing of the model that comes out. */
    public Preprocessing preprocessing() {
        return Preprocessing.imageNet(resize);
    }
}
