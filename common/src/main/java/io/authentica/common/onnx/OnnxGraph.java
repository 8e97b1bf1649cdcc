package io.authentica.common.onnx;

import io.authentica.common.protobuf.ProtoMessage;
import io.authentica.common.safetensors.ElementType;
import io.authentica.common.safetensors.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * An ONNX model under construction. The numbers are those of the fields in {@code onnx.proto}; values are named, and a node's name
 * is that of its only output.
 */
final class OnnxGraph {

    /** Of ONNX 1.12: whatever reads ONNX since 2022 reads this. */
    static final int IR_VERSION = 8;

    /** The operators of ONNX 1.12. */
    static final int OPSET_VERSION = 17;

    private static final int FLOAT = 1;
    private static final int FLOAT16 = 10;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final List<ProtoMessage> nodes = new ArrayList<>();
    private final List<ProtoMessage> initialisers = new ArrayList<>();

    /** A whole number among a node's attributes. */
    static ProtoMessage attribute(String name, long value) {
        return new ProtoMessage().addString(1, name).addInteger(3, value).addInteger(20, ATTRIBUTE_INT);
    }

    /** A list of whole numbers among a node's attributes. */
    static ProtoMessage attribute(String name, List<Long> values) {
        ProtoMessage attribute = new ProtoMessage().addString(1, name);
        values.forEach(value -> attribute.addInteger(8, value));
        return attribute.addInteger(20, ATTRIBUTE_INTS);
    }

    /** Adds a node and returns {@code output}, its name and that of its value. */
    String node(String output, String operator, List<String> inputs, ProtoMessage... attributes) {
        ProtoMessage node = new ProtoMessage();
        inputs.forEach(input -> node.addString(1, input));
        node.addString(2, output).addString(3, output).addString(4, operator);
        for (ProtoMessage attribute : attributes) {
            node.addMessage(5, attribute);
        }
        nodes.add(node);
        return output;
    }

    /**
     * Adds a constant and returns {@code name}. Where every value is one of binary16, as in weights that were stored so, it takes half the
     * room and a cast, which readers compute once when they load the file.
     */
    String constant(String name, FloatTensor tensor) {
        if (!ElementType.F16.holdsExactly(tensor.values())) {
            return initialiser(name, tensor, FLOAT, ElementType.F32);
        }
        String narrow = initialiser(name + ".f16", tensor, FLOAT16, ElementType.F16);
        return node(name, "Cast", List.of(narrow), attribute("to", FLOAT));
    }

    private String initialiser(String name, FloatTensor tensor, int dataType, ElementType type) {
        ProtoMessage message = new ProtoMessage();
        tensor.shape().forEach(size -> message.addInteger(1, size));
        initialisers.add(message.addInteger(2, dataType).addString(8, name).addBytes(9, type.bytes(tensor.values())));
        return name;
    }

    /**
     * The finished file.
     *
     * @param input float32, its first size free
     * @param inputShape without the first size
     * @param output float32, its first size that of the input
     * @param outputShape without the first size
     * @param description for people
     */
    byte[] model(String input, List<Long> inputShape, String output, List<Long> outputShape, String description) {
        ProtoMessage graph = new ProtoMessage();
        nodes.forEach(node -> graph.addMessage(1, node));
        graph.addString(2, "detector");
        initialisers.forEach(initialiser -> graph.addMessage(5, initialiser));
        graph.addMessage(11, value(input, inputShape)).addMessage(12, value(output, outputShape));
        return new ProtoMessage()
                .addInteger(1, IR_VERSION)
                .addString(2, "authentica")
                .addString(6, description)
                .addMessage(7, graph)
                .addMessage(8, new ProtoMessage().addString(1, "").addInteger(2, OPSET_VERSION))
                .toBytes();
    }

    private static ProtoMessage value(String name, List<Long> shape) {
        ProtoMessage sizes = new ProtoMessage().addMessage(1, new ProtoMessage().addString(2, "N"));
        shape.forEach(size -> sizes.addMessage(1, new ProtoMessage().addInteger(1, size)));
        ProtoMessage tensor = new ProtoMessage().addInteger(1, FLOAT).addMessage(2, sizes);
        return new ProtoMessage().addString(1, name).addMessage(2, new ProtoMessage().addMessage(1, tensor));
    }
}
