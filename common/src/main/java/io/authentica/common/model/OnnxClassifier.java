package io.authentica.common.model;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
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
import java.util.concurrent.atomic.AtomicInteger;

/** An ONNX file on DJL's OnnxRuntime engine, on the CPU. The PyTorch engine is not loaded for it. */
public final class OnnxClassifier implements Classifier {

    private static final int IMAGE_BYTES = 3 * SIDE_PIXELS * SIDE_PIXELS * Float.BYTES;

    /** Of the largest logit. */
    private static final double RELATIVE_TOLERANCE = 1e-4;

    /** For calls that share the cores. */
    private final Model shared;

    /** For a call while there is no other; the same one where all calls have as many threads. */
    private final Model alone;

    private final AtomicInteger calls = new AtomicInteger();

    /** Memory of earlier inputs: memory outside the heap is given back late, and would pile up with every call. */
    private final Queue<FloatBuffer> inputs = new ConcurrentLinkedQueue<>();

    /**
     * Loads the file into the engine, twice if {@code threadsAlone} is another number than {@code threads}: the engine's threads belong to what
     * was loaded, and wait for work by spinning. One set of many threads would slow down calls that run at once.
     *
     * @param onnx float32 {@code [N, 3, 224, 224]} to logits {@code [N, 2]}
     * @param threads that one of several calls may use, the caller's among them
     * @param threadsAlone that a call may use while there is no other
     */
    public OnnxClassifier(byte[] onnx, int threads, int threadsAlone) throws IOException {
        // Else DJL would load PyTorch too, for operations on arrays that OnnxRuntime lacks and nobody here asks for.
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        shared = load(onnx, threads);
        Model second = shared;
        try {
            // The first call allocates what all later ones use. Whoever warms up or checks the network by a call of
            // their own reaches one of the two only: what holds for it then holds for the other.
            List<float[]> image = List.of(waves());
            float[] sharing = logits(shared, image).values();
            if (threadsAlone != threads) {
                second = load(onnx, threadsAlone);
                requireAgreement(sharing, logits(second, image).values());
            }
        } catch (Throwable failure) { // an error too: nobody else knows the networks
            shared.close();
            if (second != shared) {
                second.close();
            }
            throw failure;
        }
        alone = second;
    }

    private static float[] waves() {
        float[] image = new float[3 * SIDE_PIXELS * SIDE_PIXELS];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) Math.sin(i);
        }
        return image;
    }

    /** @throws IllegalStateException if the same network says one thing with some threads and another with others */
    static void requireAgreement(float[] logits, float[] others) {
        double largest = 1;
        double difference = 0;
        for (int i = 0; i < logits.length; i++) {
            largest = Math.max(largest, Math.abs(logits[i]));
            difference = Math.max(difference, Math.abs((double) logits[i] - others[i]));
        }
        // Written so that a NaN fails.
        if (!(difference <= RELATIVE_TOLERANCE * largest)) {
            throw new IllegalStateException(
                    "logits must not depend on the number of threads but differ by " + difference);
        }
    }

    private static Model load(byte[] onnx, int threads) throws IOException {
        Model model = Model.newInstance("onnx", Device.cpu(), EngineChoice.ONNXRUNTIME.djlName());
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setInterOpNumThreads(1);
            options.setIntraOpNumThreads(threads);
            // Else the threads go on spinning after a call, and take a core from whoever works next.
            options.addConfigEntry("session.force_spinning_stop", "1");
            model.load(new ByteArrayInputStream(onnx), Map.of("sessionOptions", options));
            return model;
        } catch (OrtException | MalformedModelException e) {
            model.close();
            throw new IllegalStateException("the ONNX file does not load", e);
        } catch (Throwable e) { // DJL throws most of what OnnxRuntime says as exceptions of its own
            model.close();
            throw e;
        }
    }

    @Override
    public FloatTensor logits(List<float[]> images) {
        Model model = calls.incrementAndGet() == 1 ? alone : shared;
        try {
            return logits(model, images);
        } finally {
            calls.decrementAndGet();
        }
    }

    private FloatTensor logits(Model model, List<float[]> images) {
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
        return DeviceChoice.name(shared.getNDManager().getDevice());
    }

    @Override
    public void close() {
        shared.close();
        if (alone != shared) {
            alone.close();
        }
    }
}
