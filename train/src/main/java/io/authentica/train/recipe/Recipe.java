package io.authentica.train.recipe;

import static io.authentica.train.recipe.Rules.atLeast;

import io.authentica.common.config.StrictYaml;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.ResizePolicy;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.FrozenPart;
import io.authentica.train.augment.Augmentation;
import io.authentica.train.batch.Sampler;
import io.authentica.train.calibrate.DecisionRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A training run, but for the paths of data and results. All keys but {@code init}, {@code device} and {@code rehearsal} must be
 * there: no default hides in the code.
 *
 * @param name of the model that comes out
 * @param seed of everything random: order, augmentation, dropout, the new classifier
 * @param init where the initial weights come from, as {@code --init} names it, which goes before it; without either they are drawn
 * @param device what the run is carried out on, as {@code --device} names it, which goes before it; without either {@code auto}
 * @param model the network
 * @param resize how a picture becomes the network's 224 x 224; goes into the package
 * @param augmentation what happens to training pictures, in this order, before {@code resize}; to both classes alike
 * @param sampler which training images an epoch has
 * @param rehearsal how much of an older data set is shown again: there if and only if a run is given one
 * @param batchSize images that go through the network together
 * @param accumulationSteps batches whose mean gradient makes a step of the optimiser
 * @param epochs the most passes over the training split
 * @param loss what the network learns to make small
 * @param optimiser how gradients change weights
 * @param schedule of the learning rate
 * @param averaging which weights are validated and packaged
 * @param selection which epoch is packaged, and when to stop
 * @param decision how logits become verdicts
 */
public record Recipe(
        String name,
        long seed,
        Optional<String> init,
        Optional<String> device,
        ModelRecipe model,
        ResizePolicy resize,
        List<Augmentation> augmentation,
        Sampler sampler,
        Optional<RehearsalRecipe> rehearsal,
        int batchSize,
        int accumulationSteps,
        int epochs,
        LossRecipe loss,
        OptimiserRecipe optimiser,
        ScheduleRecipe schedule,
        AveragingRecipe averaging,
        SelectionRecipe selection,
        DecisionRecipe decision) {

    /** The names of checkpoints have four digits for them. */
    private static final int MAX_EPOCHS = 9_999;

    public Recipe {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "name must be 1 to 64 letters, digits, '.', '_' or '-' but was '" + name + "'");
        }
        // One image has no variance for BatchNorm in the deepest layers.
        atLeast("batch_size", 2, batchSize);
        atLeast("accumulation_steps", 1, accumulationSteps);
        atLeast("epochs", 1, epochs);
        if (epochs > MAX_EPOCHS) {
            throw new IllegalArgumentException("epochs must be at most " + MAX_EPOCHS + " but was " + epochs);
        }
        device.ifPresent(DeviceChoice::parse);
        augmentation = List.copyOf(augmentation);
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

    /**
     * The recipe of a run whose initial weights the command line may name. It then names none itself: what is saved with a run and in its
     * package must not speak of weights that were not used, nor of a path on somebody's machine.
     *
     * @param flag of the command line, which goes before {@code init}
     */
    public Recipe withInitUnless(Optional<String> flag) {
        return new Recipe(
                name,
                seed,
                flag.isPresent() ? Optional.empty() : init,
                device,
                model,
                resize,
                augmentation,
                sampler,
                rehearsal,
                batchSize,
                accumulationSteps,
                epochs,
                loss,
                optimiser,
                schedule,
                averaging,
                selection,
                decision);
    }

    /** @param flag of the command line, which goes before the recipe's device */
    public DeviceChoice deviceUnless(Optional<String> flag) {
        return DeviceChoice.parse(flag.or(() -> device).orElse("auto"));
    }

    /** How many images make a step of the optimiser. */
    public int imagesPerStep() {
        return Math.multiplyExact(batchSize, accumulationSteps);
    }

    /**
     * The keys by whose values an image gives the classifier other features from epoch to epoch. Where there are none, the
     * trunk needs to see each image only once.
     */
    public List<String> keysThatChangeFeatures() {
        List<String> keys = new ArrayList<>();
        if (model.freeze() != FrozenPart.TRUNK) {
            keys.add("model.freeze");
        }
        if (model.dropPath() > 0) {
            keys.add("model.drop_path");
        }
        if (!augmentation.isEmpty()) {
            keys.add("augmentation");
        }
        // It mixes pictures, not features.
        if (loss.mixupAlpha() > 0) {
            keys.add("loss.mixup_alpha");
        }
        return keys;
    }

    /** The preprocessing of the model that comes out. */
    public Preprocessing preprocessing() {
        return Preprocessing.imageNet(resize);
    }
}
