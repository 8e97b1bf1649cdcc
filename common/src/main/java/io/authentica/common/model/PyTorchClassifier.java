package io.authentica.common.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import io.authentica.common.image.Tensors;
import io.authentica.common.safetensors.FloatTensor;
import java.util.List;

/**
 * The network with BatchNorm folded, as a generated program on the PyTorch engine: on the CPU or a GPU. Each call has its own
 * {@link NDManager} and takes no gradients whatever the calling thread's mode.
 */
public final class PyTorchClassifier implements Classifier {

    private final NDManager weightsManager;
    private final EfficientNetBlock block;

    /** Timm's network with two classes. */
    public PyTorchClassifier(Variant variant, Weights weights, Device device) {
        this(EfficientNet.b0(variant, CLASSES), weights, device);
    }

    /** @param network with two classes */
    public PyTorchClassifier(EfficientNet network, Weights weights, Device device) {
        FoldedNetwork folded = FoldedNetwork.of(network, weights);
        weightsManager = NDManager.newBaseManager(device, EngineChoice.PYTORCH.djlName());
        block = new EfficientNetBlock(weightsManager, folded.network(), ProgramOptions.PLAIN, folded.weights());
    }

    @Override
    public FloatTensor logits(List<float[]> images) {
        try (NDManager manager = weightsManager.newSubManager()) {
            NDArray batch = Tensors.batch(manager, images, SIDE_PIXELS);
            NDList outputs = block.forward(new ParameterStore(manager, false), new NDList(batch), false);
            return new FloatTensor(
                    List.of((long) images.size(), (long) CLASSES),
                    outputs.singletonOrThrow().toFloatArray());
        }
    }

    @Override
    public String engineName() {
        return EngineChoice.PYTORCH.id();
    }

    @Override
    public String deviceName() {
        return DeviceChoice.name(weightsManager.getDevice());
    }

    @Override
    public void close() {
        block.close();
        weightsManager.close();
    }
}
