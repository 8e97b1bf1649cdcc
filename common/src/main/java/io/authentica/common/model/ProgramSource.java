package io.authentica.common.model;

import io.authentica.common.model.Layer.BatchNorm;
import io.authentica.common.model.Layer.Block;
import io.authentica.common.model.Layer.Classifier;
import io.authentica.common.model.Layer.Convolution;
import io.authentica.common.model.Layer.GlobalPool;
import io.authentica.common.model.Layer.Silu;
import io.authentica.common.model.Layer.SqueezeExcite;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the network's TorchScript source: a class without state whose methods take the images and the list of all tensors
 * in the order of {@link EfficientNet#tensors()}.
 *
 * <ul>
 *   <li>{@code forward(x, p)}: logits, BatchNorm by its running statistics;
 *   <li>{@code forward_train(x, p)}: logits, BatchNorm by the batch, running statistics in {@code p} updated in place,
 *       dropout, drop-path and frozen BatchNorm as {@link ProgramOptions} say;
 *   <li>{@code features(x, p)}: what the classifier would see, float32 {@code [N, 1280]}, as {@code forward};
 *   <li>{@code classify(x, p)} and {@code classify_train(x, p)}: the rest of {@code forward} and of {@code forward_train}, from
 *       features to logits.
 * </ul>
 *
 * <p>Training and evaluation are two methods, so no mode switch can be forgotten.
 */
final class ProgramSource {

    private static final int FLOAT32 = 6;
    private static final int BFLOAT16 = 15;
    private static final double BATCH_NORM_MOMENTUM = 0.1;

    private final EfficientNet network;
    private final ProgramOptions options;
    private final boolean widensSlowConvolutions;
    private final StringBuilder source = new StringBuilder();
    private boolean training;
    private boolean stopAtFeatures;
    private int nextTensor;
    private int nextName;

    private ProgramSource(EfficientNet network, ProgramOptions options, boolean onCpu) {
        this.network = network;
        this.options = options;
        widensSlowConvolutions = options.bf16() && onCpu;
    }

    /** @param onCpu whether the program will run on a CPU rather than on a GPU; matters to bfloat16 alone */
    static String write(EfficientNet network, ProgramOptions options, boolean onCpu) {
        ProgramSource program = new ProgramSource(network, options, onCpu);
        program.source.append("class Net(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
        program.method("forward", false, false);
        program.method("forward_train", true, false);
        program.method("features", false, true);
        program.classify("classify", false);
        program.classify("classify_train", true);
        return program.source.toString();
    }

    /**
     * The same for inference only, with the tensors in the module itself: {@code forward(x)}.
     *
     * @param attributes the names of the module's tensors, in the order of {@link EfficientNet#tensors()}
     */
    static String writeWithWeights(EfficientNet network, List<String> attributes) {
        ProgramSource program = new ProgramSource(network, ProgramOptions.PLAIN, true);
        program.source
                .append("class Net(Module):\n  __parameters__ = [")
                .append(attributes.stream().map(name -> '"' + name + "\", ").collect(Collectors.joining()))
                .append("]\n  __buffers__ = []\n");
        attributes.forEach(name -> program.source.append("  ").append(name).append(" : Tensor\n"));
        program.source
                .append("  training : bool\n  def forward(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n    p = [")
                .append(attributes.stream().map("self."::concat).collect(Collectors.joining(", ")))
                .append("]\n    return (self).logits(x, p, )\n");
        program.method("logits", false, false);
        return program.source.toString();
    }

    private void method(String name, boolean trains, boolean onlyFeatures) {
        begin(name, trains);
        stopAtFeatures = onlyFeatures;
        // Memory format 2 is channels-last; convolutions then keep it for all that follows.
        String x = assign("torch.contiguous(x, memory_format=2)");
        x = options.bf16() ? assign(cast(x, BFLOAT16)) : x;
        for (Layer layer : network.layers()) {
            x = layer(layer, x);
        }
        end(x);
    }

    private void classify(String name, boolean trains) {
        begin(name, trains);
        List<Layer> layers = network.layers();
        nextTensor = network.tensors().size()
                - layers.get(layers.size() - 1).tensors().size();
        end(classifier("x"));
    }

    private void begin(String name, boolean trains) {
        training = trains;
        nextTensor = 0;
        nextName = 0;
        source.append("  def ")
                .append(name)
                .append("(self: __torch__.Net,\n    x: Tensor,\n    p: List[Tensor]) -> Tensor:\n");
    }

    private void end(String x) {
        source.append("    return ").append(x).append('\n');
    }

    private String layer(Layer layer, String x) {
        if (layer instanceof Convolution convolution) {
            return convolution(convolution, x);
        } else if (layer instanceof BatchNorm batchNorm) {
            return batchNorm(batchNorm, x);
        } else if (layer instanceof Silu) {
            return assign("torch.silu(" + x + ")");
        } else if (layer instanceof SqueezeExcite) {
            return squeezeExcite(x);
        } else if (layer instanceof Block block) {
            return block(block, x);
        } else if (layer instanceof GlobalPool) {
            String pooled = mean(x);
            return options.bf16() ? assign(cast(pooled, FLOAT32)) : pooled;
        } else if (layer instanceof Classifier) {
            return stopAtFeatures ? x : classifier(x);
        }
        throw new IllegalStateException("layer without a program: " + layer);
    }

    private String convolution(Convolution layer, String x) {
        int padding = (layer.kernel() - 1) / 2;
        String padded = x;
        if (network.variant().samePadding() && layer.stride() == 2) {
            // TensorFlow's SAME for even sizes pads kernel - 2 in all, the larger half at the right and at the bottom.
            int before = (layer.kernel() - 2) / 2;
            int after = layer.kernel() - 2 - before;
            padded = assign(String.format(
                    Locale.ROOT, "torch.constant_pad_nd(%s, [%d, %d, %d, %d], 0)", x, before, after, before, after));
            padding = 0;
        }
        boolean widened = widensSlowConvolutions && isSlowInBfloat16(layer);
        String result = assign(String.format(
                Locale.ROOT,
                "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [1, 1], %d)",
                widened ? cast(padded, FLOAT32) : padded,
                tensor(widened),
                layer.biased() ? tensor(widened) : "None",
                layer.stride(),
                layer.stride(),
                padding,
                padding,
                layer.groups()));
        return widened ? assign(cast(result, BFLOAT16)) : result;
    }

    /**
     * oneDNN has no fast backward pass in bfloat16 for depthwise convolutions but those of 3x3 that keep the size: the others
     * take three to six times as long as in float32, and would cost more than all the rest gains. Evaluation has no backward
     * pass but computes the same, so that an epoch is chosen by the arithmetic that trained it.
     */
    private static boolean isSlowInBfloat16(Convolution layer) {
        return layer.groups() > 1 && (layer.kernel() > 3 || layer.stride() > 1);
    }

    private String batchNorm(BatchNorm layer, String x) {
        boolean byBatch =
                training && !options.frozenStatistics() && !options.frozenPart().includes(layer.name());
        // Scale, shift and statistics stay float32 beside a bfloat16 picture: PyTorch allows the mix and needs it.
        return assign(String.format(
                Locale.ROOT,
                "torch.batch_norm(%s, %s, %s, %s, %s, %s, %s, %s, True)",
                x,
                plainTensor(),
                plainTensor(),
                plainTensor(),
                plainTensor(),
                byBatch ? "True" : "False",
                BATCH_NORM_MOMENTUM,
                network.variant().batchNormEpsilon()));
    }

    private String squeezeExcite(String x) {
        String reduced = assign("torch.silu(" + pointwise(mean(x)) + ")");
        String gate = assign("torch.sigmoid(" + pointwise(reduced) + ")");
        return assign("torch.mul(" + x + ", torch.unsqueeze(torch.unsqueeze(" + gate + ", 2), 3))");
    }

    /**
     * The mean over height and width. Of the channels-last picture as it lies in memory: its gradient then lies so too, instead
     * of being added to that of the picture in another order, which costs 7 to 10 % of a training step on a CPU.
     */
    private String mean(String x) {
        return assign("torch.mean(torch.permute(" + x + ", [0, 2, 3, 1]), [1, 2])");
    }

    /** A 1x1 convolution of a picture of one pixel, as the matrix product that it is: much cheaper to set up. */
    private String pointwise(String x) {
        String weight = "torch.flatten(" + tensor() + ", 1, -1)";
        return assign("torch.linear(" + x + ", " + weight + ", " + tensor() + ")");
    }

    private String block(Block block, String x) {
        String y = x;
        for (Layer layer : block.layers()) {
            y = layer(layer, y);
        }
        if (!block.residual()) {
            return y;
        }
        return assign("torch.add(" + dropPath(block.dropPathShare() * options.dropPath(), y) + ", " + x + ")");
    }

    /** Stochastic depth per image, scaled by the share that is kept, as timm's {@code drop_path}. */
    private String dropPath(double rate, String x) {
        if (!training || rate == 0) {
            return x;
        }
        double keep = 1 - rate;
        String image = x;
        for (int dimension = 1; dimension <= 3; dimension++) {
            image = assign("torch.narrow(" + image + ", " + dimension + ", 0, 1)");
        }
        // Drawn as float32: a sum of bfloat16 would be rounded up to 1 more often than it ought to be.
        String number = options.bf16() ? cast(image, FLOAT32) : image;
        String kept = assign("torch.floor(torch.add(torch.rand_like(" + number + "), " + keep + "))");
        String factor = assign("torch.div(" + kept + ", " + keep + ")");
        return assign("torch.mul(" + x + ", " + (options.bf16() ? cast(factor, BFLOAT16) : factor) + ")");
    }

    private String classifier(String x) {
        String features = training && options.dropout() > 0
                ? assign("torch.dropout(" + x + ", " + options.dropout() + ", True)")
                : x;
        String weight = plainTensor();
        return assign("torch.linear(" + features + ", " + weight + ", " + plainTensor() + ")");
    }

    private String tensor() {
        return tensor(false);
    }

    /** @param float32 whether it stays so in a bfloat16 program */
    private String tensor(boolean float32) {
        String tensor = plainTensor();
        return options.bf16() && !float32 ? cast(tensor, BFLOAT16) : tensor;
    }

    private String plainTensor() {
        return "p[" + nextTensor++ + "]";
    }

    private static String cast(String x, int type) {
        return "torch.to(" + x + ", " + type + ", False, False, None)";
    }

    private String assign(String expression) {
        String name = "x" + nextName++;
        source.append("    ").append(name).append(" = ").append(expression).append('\n');
        return name;
    }
}
