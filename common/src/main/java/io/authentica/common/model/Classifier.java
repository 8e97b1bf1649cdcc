package io.authentica.common.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import io.authentica.common.image.Tensors;
import io.authentica.common.safetensors.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A two-class network ready to infer. It keeps the weights on the device until it is closed; each call has its own
 * {@link NDManager} and takes no gradients whatever the calling thread's mode, so many threads may call at once.
 */
public final class Classifier implements AutoCloseable {

    /** Height and width of the network's input. */
    public static final int SIDE_PIXELS = 224;

    private static final int CLASSES = 2;

    private final NDManager weightsManager;
    private final EfficientNetBlock block;

    /** Timm's network with two classes. */
    public Classifier(Variant variant, Weights weights, Device device) {
        this(EfficientNet.b0(variant, CLASSES), weights, device);
    }

    /** @param network with two classes */
    public Classifier(EfficientNet network, Weights weights, Device device) {
        weightsManager = NDManager.newBaseManager(device, "PyTorch");
        block = new EfficientNetBlock(weightsManager, network, ProgramOptions.PLAIN, weights);
    }

    /**
     * The probability of the class {@code fake} for each image.
     *
     * @param images each float32 {@code [224, 224, 3]}, RGB, normalised; at least one
     * @return in [0, 1], in the order of {@code images}
     */
    public List<Double> fakeProbabilities(List<float[]> images) {
        float[] logits = logits(images).values();
        List<Double> probabilities = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            // The softmax of two logits, in double precision.
            double realMinusFake = (double) logits[CLASSES * i] - logits[CLASSES * i + 1];
            probabilities.add(1 / (1 + Math.exp(realMinusFake)));
        }
        return probabilities;
    }

    /**
     * What the network says before the softmax.
     *
     * @param images as for {@link #fakeProbabilities}
     * @return float32 {@code [N, 2]}: real, fake
     */
    public FloatTensor logits(List<float[]> images) {
        try (NDManager manager = weightsManager.newSubManager()) {
            NDArray batch = Tensors.batch(manager, images, SIDE_PIXELS);
            NDList outputs = block.forward(new ParameterStore(manager, false), new NDList(batch), false);
            return new FloatTensor(
                    List.of((long) images.size(), (long) CLASSES),
                    outputs.singletonOrThrow().toFloatArray());
        }
    }

    /** Where inference runs: {@code cpu} or {@code cuda}. */
    public String deviceName() {
        return DeviceChoice.name(weightsManager.getDevice());
    }

    @Override
    public void close() {
        block.close();
        weightsManager.close();
    }
}
