package io.authentica.common.onnx;

import static io.authentica.common.onnx.OnnxGraph.attribute;

import io.authentica.common.model.Classifier;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.Layer;
import io.authentica.common.model.Layer.BatchNorm;
import io.authentica.common.model.Layer.Block;
import io.authentica.common.model.Layer.Convolution;
import io.authentica.common.model.Layer.GlobalPool;
import io.authentica.common.model.Layer.Silu;
import io.authentica.common.model.Layer.SqueezeExcite;
import io.authentica.common.model.NormAffine;
import io.authentica.common.model.Weights;
import io.authentica.common.safetensors.FloatTensor;
import java.util.List;

/**
 * Writes the network as an ONNX file: {@value #INPUT} float32 {@code [N, 3, 224, 224]}, RGB, normalised, to {@value #OUTPUT}
 * float32 {@code [N, classes]}, for any N.
 *
 * <p>BatchNorm is folded: kernels are scaled by a product of two constants, which readers compute once, so that the kernels
 * themselves can stay the binary16 numbers of a model package.
 */
public final class OnnxModel {

    /** The name that models of images have in Python's transformers. */
    public static final String INPUT = "pixel_values";

    public static final String OUTPUT = "logits";

    private final EfficientNet network;
    private final Weights weights;
    private final OnnxGraph graph = new OnnxGraph();
    private int nextName;

    private OnnxModel(EfficientNet network, Weights weights) {
        this.network = network;
        this.weights = weights;
    }

    /**
     * Writes the file.
     *
     * @param network as timm has it, with BatchNorm
     * @param weights those of {@code network}
     */
    public static byte[] write(EfficientNet network, Weights weights) {
        OnnxModel model = new OnnxModel(network, weights);
        model.layers(network.layers(), INPUT);
        long side = Classifier.SIDE_PIXELS;
        return model.graph.model(
                INPUT,
                List.of(3L, side, side),
                OUTPUT,
                List.of(network.classes()),
                network.variant().timmName()
                        + " with BatchNorm folded; pixel_values: RGB, normalised; logits: real, fake");
    }

    private String layers(List<Layer> layers, String input) {
        String x = input;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (layer instanceof Convolution convolution) {
                // In timm's network BatchNorm follows every convolution.
                x = convolution(convolution, (BatchNorm) layers.get(++i), x);
            } else {
                x = layer(layer, x);
            }
        }
        return x;
    }

    private String layer(Layer layer, String x) {
        if (layer instanceof Silu) {
            return silu(x);
        } else if (layer instanceof SqueezeExcite squeezeExcite) {
            return squeezeExcite(squeezeExcite, x);
        } else if (layer instanceof Block block) {
            String y = layers(block.layers(), x);
            return block.residual() ? graph.node(name(), "Add", List.of(y, x)) : y;
        } else if (layer instanceof GlobalPool) {
            return graph.node(name(), "Flatten", List.of(graph.node(name(), "GlobalAveragePool", List.of(x))));
        } else if (layer instanceof Layer.Classifier classifier) {
            return graph.node(
                    OUTPUT,
                    "Gemm",
                    List.of(x, constant(classifier.name() + ".weight"), constant(classifier.name() + ".bias")),
                    attribute("transB", 1));
        }
        throw new IllegalStateException("layer without an operator: " + layer);
    }

    private String convolution(Convolution layer, BatchNorm norm, String x) {
        NormAffine affine = NormAffine.of(norm, weights, network.variant().batchNormEpsilon());
        String scale = graph.constant(norm.name() + ".scale", vector(affine.scale(), List.of(layer.out(), 1L, 1L, 1L)));
        String kernel = graph.node(layer.name() + ".folded", "Mul", List.of(constant(layer.name() + ".weight"), scale));
        String bias = graph.constant(norm.name() + ".shift", vector(affine.shift(), List.of(layer.out())));
        long kernelPixels = layer.kernel();
        long before = (kernelPixels - 1) / 2;
        long after = before;
        if (network.variant().samePadding() && layer.stride() == 2) {
            // TensorFlow's SAME for even sizes pads kernel - 2 in all, the larger half at the right and at the bottom.
            before = (kernelPixels - 2) / 2;
            after = kernelPixels - 2 - before;
        }
        long stride = layer.stride();
        return graph.node(
                layer.name(),
                "Conv",
                List.of(x, kernel, bias),
                attribute("group", layer.groups()),
                attribute("kernel_shape", List.of(kernelPixels, kernelPixels)),
                attribute("pads", List.of(before, before, after, after)),
                attribute("strides", List.of(stride, stride)));
    }

    private String silu(String x) {
        return graph.node(name(), "Mul", List.of(x, graph.node(name(), "Sigmoid", List.of(x))));
    }

    private String squeezeExcite(SqueezeExcite layer, String x) {
        String mean = graph.node(name(), "GlobalAveragePool", List.of(x));
        String reduced = silu(pointwise(layer.name() + ".conv_reduce", mean));
        String gate = graph.node(name(), "Sigmoid", List.of(pointwise(layer.name() + ".conv_expand", reduced)));
        return graph.node(name(), "Mul", List.of(x, gate));
    }

    private String pointwise(String name, String x) {
        return graph.node(name, "Conv", List.of(x, constant(name + ".weight"), constant(name + ".bias")));
    }

    private String constant(String tensor) {
        return graph.constant(tensor, weights.get(tensor));
    }

    private static FloatTensor vector(double[] values, List<Long> shape) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return new FloatTensor(shape, floats);
    }

    private String name() {
        return "x" + nextName++;
    }
}
