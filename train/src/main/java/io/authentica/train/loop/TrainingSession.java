package io.authentica.train.loop;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import io.authentica.common.image.Tensors;
import io.authentica.common.model.Classifier;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.EfficientNetBlock;
import io.authentica.common.model.ProgramOptions;
import io.authentica.common.model.Weights;
import io.authentica.train.recipe.OptimiserRecipe;
import io.authentica.train.run.Checkpoint;
import io.authentica.train.run.TrainingState;
import java.util.List;

/**
 * A network and its optimiser on a device. Keeps weights and moments there until it is closed; the arrays of a step are gone
 * when the step returns, and what leaves are Java values.
 */
public final class TrainingSession implements AutoCloseable {

    private static final Loss CROSS_ENTROPY = Loss.softmaxCrossEntropyLoss();

    private final NDManager manager;
    private final EfficientNetBlock block;
    private final AdamW optimiser;

    /** Puts the weights on the device, with moments of zero. */
    public TrainingSession(
            EfficientNet network, ProgramOptions options, OptimiserRecipe recipe, Weights weights, Device device) {
        manager = NDManager.newBaseManager(device, "PyTorch");
        block = new EfficientNetBlock(manager, network, options, weights);
        for (Parameter parameter : block.getDirectParameters().values()) {
            parameter.freeze(!ParameterGroup.trainable(parameter));
        }
        optimiser = new AdamW(manager, recipe, ParameterGroup.of(block, recipe));
    }

    /**
     * One batch: forward, loss, backward, update.
     *
     * @param images each float32 {@code [224, 224, 3]}, RGB, normalised
     * @param labels the class index of each image
     * @param learningRate of the classifier
     * @param seed of dropout and drop-path in this step
     */
    public StepResult step(List<float[]> images, long[] labels, double learningRate, int seed) {
        Engine engine = Engine.getEngine("PyTorch");
        engine.setRandomSeed(seed);
        try (NDManager scope = manager.newSubManager()) {
            NDArray batch = Tensors.batch(scope, images, Classifier.SIDE_PIXELS);
            double loss;
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDList logits = block.forward(new ParameterStore(scope, false), new NDList(batch), true);
                NDArray meanLoss = CROSS_ENTROPY.evaluate(new NDList(scope.create(labels)), logits);
                collector.backward(meanLoss);
                loss = meanLoss.getFloat();
            }
            return new StepResult(loss, optimiser.step(learningRate));
        }
    }

    /**
     * What the network says as it will be served: nothing random, BatchNorm by its running statistics.
     *
     * @param images as for {@link #step}
     * @return float32 {@code [N, 2]}, row by row: real, fake
     */
    public float[] logits(List<float[]> images) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray batch = Tensors.batch(scope, images, Classifier.SIDE_PIXELS);
            return block.forward(new ParameterStore(scope, false), new NDList(batch), false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    /** All that {@link #restore} needs, with the history of the epochs so far and of the one under way. */
    Checkpoint checkpoint(List<EpochMetrics> history, PartialEpoch done) {
        return new Checkpoint(
                block.weights(), optimiser.moments(), new TrainingState(optimiser.steps(), history, done));
    }

    /** Goes on with the moments of a checkpoint whose weights this session began with. */
    void restore(Checkpoint checkpoint) {
        optimiser.restore(checkpoint.moments(), checkpoint.state().optimiserSteps());
    }

    @Override
    public void close() {
        optimiser.close();
        block.close();
        manager.close();
    }
}
