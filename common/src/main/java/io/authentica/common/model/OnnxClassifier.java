package io.authentica.common.model;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import io.authentica.common.image.Tensors;
import io.authentica.common.safetensors.FloatTensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An ONNX file on DJL's OnnxRuntime engine, on the CPU. The PyTorch engine is not loaded for it. */
public final class OnnxClassifier implements Classifier {

    private final Model model;

    /**
     * Loads the file into the engine.
     *
     * @param onnx float32 {@code [N, 3, 224, 224]} to logits {@code [N, 2]}
     * @param threads that one call may use, the caller's among them
     */
    public OnnxClassifier(byte[] onnx, int threads) throws IOException {
        // Else DJL would load PyTorch too, for operations on arrays that OnnxRuntime lacks and nobody here asks for.
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        model = Model.newInstance("onnx", Device.cpu(), EngineChoice.ONNXRUNTIME.djlName());
        try {
            model.load(
                    new ByteArrayInputStream(onnx),
                    Map.of("intraOpNumThreads", Integer.toString(threads), "interOpNumThreads", "1"));
        } catch (MalformedModelException e) {
            model.close();
            throw new IllegalStateException("the ONNX file does not load", e);
        } catch (IOException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public FloatTensor logits(List<float[]> images) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDArray batch = Tensors.planarBatch(manager, images, SIDE_PIXELS);
            NDList outputs = model.getBlock().forward(new ParameterStore(manager, false), new NDList(batch), false);
            return new FloatTensor(
                    List.of((long) images.size(), (long) CLASSES),
                    outputs.singletonOrThrow().toFloatArray());
        }
    }

    @Override
    public String engineName() {
        return EngineChoice.ONNXRUNTIME.id();
    }

    @Override
    public String deviceName() {
        return DeviceChoice.name(model.getNDManager().getDevice());
    }

    @Override
    public void close() {
        model.close();
    }
}
