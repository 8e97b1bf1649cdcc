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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An ONNX file on DJL's OnnxRuntime engine, on the CPU. The PyTorch engine is not loaded for it. */
public final class OnnxClassifier implements Classifier {

    private static final int IMAGE_BYTES = 3 * SIDE_PIXELS * SIDE_PIXELS * Float.BYTES;

    private final Model model;

    /** Memory of earlier inputs: memory outside the heap is given back late, and would pile up with every call. */
    private final Queue<FloatBuffer> inputs = new ConcurrentLinkedQueue<>();

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
        FloatBuffer input = input(images.size());
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDArray batch = Tensors.planarBatch(manager, images, SIDE_PIXELS, input);
            NDList outputs = model.getBlock().forward(new ParameterStore(manager, false), new NDList(batch), false);
            return new FloatTensor(
                    List.of((long) images.size(), (long) CLASSES),
                    outputs.singletonOrThrow().toFloatArray());
        } finally {
            inputs.add(input);
        }
    }

    /** As many as there are calls at once are kept, each as large as the largest that it was used for. */
    private FloatBuffer input(int images) {
        FloatBuffer earlier = inputs.poll();
        int bytes = Math.multiplyExact(images, IMAGE_BYTES);
        return earlier != null && earlier.capacity() >= bytes / Float.BYTES
                ? earlier
                : ByteBuffer.allocateDirect(bytes)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
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
