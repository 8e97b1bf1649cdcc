package io.authentica.train.loop;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.authentica.common.image.Tensors;
import io.authentica.common.model.Classifier;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.EfficientNetBlock;
import io.authentica.common.model.Weights;
import io.authentica.train.recipe.AveragingRecipe.Ema;
import io.authentica.train.recipe.LossRecipe;
import io.authentica.train.recipe.ModelRecipe;
import io.authentica.train.run.Checkpoint;
import io.authentica.train.run.TrainingState;
import java.util.List;
import java.util.Optional;

/**
 * A network and its optimiser on a device. Keeps weights, their average and the optimiser's state there until it is closed;
 * the arrays of a step are gone when the step returns, and what leaves are Java values.
 */
public final class TrainingSession implements AutoCloseable {

    private final NDManager manager;
    private final EfficientNetBlock block;
    private final Optimiser optimiser;
    private final CrossEntropy crossEntropy;
    private final LossRecipe lossRecipe;
    private final NetworkInput input;
    private final Optional<WeightAverage> average;

    /** Puts the weights on the device, with an optimiser's state of zero. */
    public TrainingSession(TrainingSettings settings, Weights weights, Device device) {
        this(settings, weights, device, NetworkInput.PICTURES);
    }

    /** @param input what the {@code images} of all methods are; features where the whole trunk is frozen and nothing in it random */
    TrainingSession(TrainingSettings settings, Weights weights, Device device, NetworkInput input) {
        this.input = input;
        ModelRecipe model = settings.model();
        manager = NDManager.newBaseManager(device, "PyTorch");
        block = new EfficientNetBlock(manager, model.network(), model.programOptions(), weights);
        List<ParameterGroup> groups = ParameterGroup.of(block, model, settings.optimiser());
        block.getDirectParameters().values().forEach(parameter -> parameter.freeze(true));
        groups.forEach(group -> group.parameters().values().forEach(parameter -> parameter.freeze(false)));
        optimiser = new Optimiser(manager, settings.optimiser(), groups);
        crossEntropy = new CrossEntropy(manager);
        lossRecipe = settings.loss();
        average = settings.averaging() instanceof Ema ema
                ? Optional.of(new WeightAverage(manager, ema, block.tensors()))
                : Optional.empty();
    }

    /**
     * One step of one batch: forward, loss, backward, update.
     *
     * @param images each float32 {@code [224, 224, 3]}, RGB, normalised
     * @param labels the class index of each image
     * @param learningRate of the classifier
     * @param seed of all that is random in this step
     */
    public StepResult step(List<float[]> images, long[] labels, double learningRate, int seed) {
        double loss = accumulate(images, labels, 1, seed);
        return new StepResult(loss, update(learningRate));
    }

    /**
     * Adds a batch's gradients to those that the next {@link #update} will use.
     *
     * @param images as for {@link #step}
     * @param labels the class index of each image
     * @param batches of the same size whose mean gradient is wanted
     * @param seed of dropout, drop-path and mixup in this batch
     * @return mean cross entropy of the batch
     */
    double accumulate(List<float[]> images, long[] labels, int batches, int seed) {
        Engine engine = Engine.getEngine("PyTorch");
        engine.setRandomSeed(seed);
        SoftTargets targets = SoftTargets.of(labels, lossRecipe, seed);
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = engine.newGradientCollector()) {
            NDArray batch = batch(scope, images);
            NDArray mixed = targets.share() == 1 ? batch : crossEntropy.mix(batch, targets.share());
            NDArray logits = logitsInTraining(scope, mixed);
            NDArray loss = crossEntropy.mean(logits, targets);
            collector.backward(batches == 1 ? loss : loss.div(batches));
            return loss.getFloat();
        }
    }

    /**
     * Updates the weights, and their average, by the gradients so far.
     *
     * @return the gradients' L2 norm; where it is no finite number, nothing is updated
     */
    double update(double learningRate) {
        double norm = optimiser.step(learningRate);
        if (Double.isFinite(norm)) {
            average.ifPresent(weights -> weights.update(optimiser.steps()));
        }
        return norm;
    }

    /**
     * What the network says as it will be served, but for training's arithmetic: with the averaged weights if there are such, nothing
     * random, BatchNorm by its running statistics.
     *
     * @param images as for {@link #step}
     * @return float32 {@code [N, 2]}, row by row: real, fake
     */
    public float[] logits(List<float[]> images) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray batch = batch(scope, images);
            NDList tensors = average.map(WeightAverage::tensors).orElseGet(block::tensors);
            NDArray logits = switch (input) {
                case PICTURES -> block.logits(batch, tensors);
                case FEATURES -> block.classify(batch, tensors);
            };
            return logits.toFloatArray();
        }
    }

    /**
     * What the trunk makes of pictures: nothing random, BatchNorm by its running statistics.
     *
     * @param pictures each float32 {@code [224, 224, 3]}, RGB, normalised, whatever the other methods take
     * @return float32 {@code [N, 1280]}, row by row
     */
    float[] features(List<float[]> pictures) {
        try (NDManager scope = manager.newSubManager()) {
            return block.features(Tensors.batch(scope, pictures, Classifier.SIDE_PIXELS))
                    .toFloatArray();
        }
    }

    private NDArray batch(NDManager scope, List<float[]> images) {
        return switch (input) {
            case PICTURES -> Tensors.batch(scope, images, Classifier.SIDE_PIXELS);
            case FEATURES -> Tensors.rows(scope, images, (int) EfficientNet.FEATURES);
        };
    }

    private NDArray logitsInTraining(NDManager scope, NDArray batch) {
        return switch (input) {
            case PICTURES ->
                block.forward(new ParameterStore(scope, false), new NDList(batch), true)
                        .singletonOrThrow();
            case FEATURES -> block.classifyInTraining(batch);
        };
    }

    /** All that {@link #restore} needs, with the history of the epochs so far and of the one under way. */
    Checkpoint checkpoint(List<EpochMetrics> history, PartialEpoch done) {
        return new Checkpoint(
                block.weights(),
                average.map(weights -> block.weights(weights.tensors())),
                optimiser.state(),
                new TrainingState(optimiser.steps(), history, done));
    }

    /** Goes on with the state of a checkpoint whose weights this session began with. */
    void restore(Checkpoint checkpoint) {
        optimiser.restore(checkpoint.optimiserState(), checkpoint.state().optimiserSteps());
        average.ifPresent(weights -> weights.restore(checkpoint
                .average()
                .orElseThrow(() -> new IllegalArgumentException("checkpoint must have an average"))));
    }

    @Override
    public void close() {
        average.ifPresent(WeightAverage::close);
        crossEntropy.close();
        optimiser.close();
        block.close();
        manager.close();
    }
}
