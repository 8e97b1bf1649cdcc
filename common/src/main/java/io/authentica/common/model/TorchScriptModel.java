package io.authentica.common.model;

import io.authentica.common.safetensors.FloatTensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the network with its weights as a file that {@code torch.jit.load} reads: {@code forward(x)} from float32
 * {@code [N, 3, 224, 224]}, RGB, normalised, to logits float32 {@code [N, classes]}. BatchNorm is folded; the module is for inference.
 */
public final class TorchScriptModel {

    private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();

    private TorchScriptModel() {}

    /**
     * Writes the file.
     *
     * @param network as timm has it, with BatchNorm
     * @param weights those of {@code network}
     */
    public static byte[] write(EfficientNet network, Weights weights) {
        FoldedNetwork folded = FoldedNetwork.of(network, weights);
        List<String> attributes = folded.network().tensors().stream()
                .map(spec -> spec.name().replace('.', '_'))
                .toList();
        List<FloatTensor> tensors = List.copyOf(folded.weights().tensors().values());
        List<float[]> storages = new ArrayList<>();
        tensors.forEach(tensor -> storages.add(tensor.values()));
        String source = ProgramSource.writeWithWeights(folded.network(), attributes);
        return TorchScriptArchive.of(source, new TorchScriptModel().pickle(attributes, tensors), storages);
    }

    /** Pickle protocol 2 of an object of class {@code __torch__.Net} with these tensors, as PyTorch pickles them. */
    private byte[] pickle(List<String> attributes, List<FloatTensor> tensors) {
        code("\u0080\u0002c__torch__\nNet\n)\u0081}(");
        string("training");
        code("\u0089");
        for (int i = 0; i < attributes.size(); i++) {
            string(attributes.get(i));
            tensor(i, tensors.get(i));
        }
        code("ub.");
        return pickle.toByteArray();
    }

    private void tensor(int storage, FloatTensor tensor) {
        code("ctorch._utils\n_rebuild_tensor_v2\n((");
        string("storage");
        code("ctorch\nFloatStorage\n");
        string(Integer.toString(storage));
        string("cpu");
        integer(tensor.values().length);
        // A persistent id, then the offset in it, sizes, strides, no gradient, no hooks.
        code("tQ");
        integer(0);
        code("(");
        tensor.shape().forEach(this::integer);
        code("t(");
        strides(tensor.shape()).forEach(this::integer);
        code("t\u0089ccollections\nOrderedDict\n)RtR");
    }

    private static List<Long> strides(List<Long> shape) {
        List<Long> strides = new ArrayList<>();
        long stride = 1;
        for (int dimension = shape.size() - 1; dimension >= 0; dimension--) {
            strides.add(0, stride);
            stride *= shape.get(dimension);
        }
        return strides;
    }

    private void code(String operations) {
        pickle.writeBytes(operations.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void string(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        code("X");
        littleEndian(bytes.length);
        pickle.writeBytes(bytes);
    }

    private void integer(long value) {
        code("J");
        littleEndian(Math.toIntExact(value));
    }

    private void littleEndian(int value) {
        pickle.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }
}
