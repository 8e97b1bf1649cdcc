package io.authentica.common.model;

import io.authentica.common.model.Layer.BatchNorm;
import io.authentica.common.model.Layer.Block;
import io.authentica.common.model.Layer.Classifier;
import io.authentica.common.model.Layer.Convolution;
import io.authentica.common.model.Layer.GlobalPool;
import io.authentica.common.model.Layer.Silu;
import io.authentica.common.model.Layer.SqueezeExcite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The description of EfficientNet-B0 (Tan and Le 2019, table 1) as timm names it. Programs, weights and checks are derived
 * from it and from nothing else.
 *
 * @param variant padding and BatchNorm epsilon
 * @param layers in forward order, from images float32 {@code [N, 3, 224, 224]} to logits float32 {@code [N, classes]}
 */
public record EfficientNet(Variant variant, List<Layer> layers) {

    /** Features per image that the classifier sees. */
    public static final long FEATURES = 1280;

    /** The key prefix of the last layer. */
    public static final String CLASSIFIER = "classifier";

    /** The stride of the first convolution in timm's network. */
    public static final int STEM_STRIDE = 2;

    private static final long STEM_CHANNELS = 32;

    /** A row of the stage table; {@code expansion} 1 is the depthwise-separable block without an expanding convolution. */
    private record Stage(int repeats, int kernel, int stride, int expansion, long out) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(1, 3, 1, 1, 16),
            new Stage(2, 3, 2, 6, 24),
            new Stage(2, 5, 2, 6, 40),
            new Stage(3, 3, 2, 6, 80),
            new Stage(3, 5, 1, 6, 112),
            new Stage(4, 5, 2, 6, 192),
            new Stage(1, 3, 1, 6, 320));

    public EfficientNet {
        layers = List.copyOf(layers);
    }

    /**
     * The B0 network.
     *
     * @param classes logits per image: 2 for a detector, 1000 for ImageNet
     */
    public static EfficientNet b0(Variant variant, int classes) {
        return b0(variant, STEM_STRIDE, classes);
    }

    /**
     * The B0 network with another first step.
     *
     * @param stemStride 2, or 1 to keep the finest traces: the same weights on four times the pixels in every layer
     */
    public static EfficientNet b0(Variant variant, int stemStride, int classes) {
        if (stemStride != 1 && stemStride != STEM_STRIDE) {
            throw new IllegalArgumentException("stem_stride must be 1 or 2 but was " + stemStride);
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(new Convolution("conv_stem", 3, STEM_CHANNELS, 3, stemStride, 1));
        layers.add(new BatchNorm("bn1", STEM_CHANNELS));
        layers.add(new Silu());
        int blocks = STAGES.stream().mapToInt(Stage::repeats).sum();
        int block = 0;
        long in = STEM_CHANNELS;
        for (int s = 0; s < STAGES.size(); s++) {
            Stage stage = STAGES.get(s);
            for (int r = 0; r < stage.repeats(); r++) {
                int stride = r == 0 ? stage.stride() : 1;
                String name = "blocks." + s + "." + r;
                boolean residual = stride == 1 && in == stage.out();
                layers.add(new Block(blockLayers(name, in, stage, stride), residual, (double) block / blocks));
                in = stage.out();
                block++;
            }
        }
        layers.add(new Convolution("conv_head", in, FEATURES, 1, 1, 1));
        layers.add(new BatchNorm("bn2", FEATURES));
        layers.add(new Silu());
        layers.add(new GlobalPool());
        layers.add(new Classifier(CLASSIFIER, FEATURES, classes));
        return new EfficientNet(variant, layers);
    }

    private static List<Layer> blockLayers(String name, long in, Stage stage, int stride) {
        boolean expands = stage.expansion() > 1;
        long middle = in * stage.expansion();
        List<Layer> layers = new ArrayList<>();
        if (expands) {
            layers.add(new Convolution(name + ".conv_pw", in, middle, 1, 1, 1));
            layers.add(new BatchNorm(name + ".bn1", middle));
            layers.add(new Silu());
        }
        layers.add(new Convolution(name + ".conv_dw", middle, middle, stage.kernel(), stride, middle));
        layers.add(new BatchNorm(name + (expands ? ".bn2" : ".bn1"), middle));
        layers.add(new Silu());
        // A quarter of the block's input channels, not of the expanded ones.
        layers.add(new SqueezeExcite(name + ".se", middle, Math.round(in * 0.25)));
        layers.add(new Convolution(name + (expands ? ".conv_pwl" : ".conv_pw"), middle, stage.out(), 1, 1, 1));
        layers.add(new BatchNorm(name + (expands ? ".bn3" : ".bn2"), stage.out()));
        return layers;
    }

    /** Every tensor, in the order in which the programs take them. */
    public List<TensorSpec> tensors() {
        return layers.stream().flatMap(layer -> layer.tensors().stream()).toList();
    }

    /**
     * How deep each tensor is, as timm's layer-wise decay counts: 0 in the stem, 1 to 16 in the blocks, the last
     * convolution with the last block, and one more in the classifier.
     */
    public Map<String, Integer> depths() {
        Map<String, Integer> depths = new LinkedHashMap<>();
        int depth = 0;
        for (Layer layer : layers) {
            if (layer instanceof Block || layer instanceof Classifier) {
                depth++;
            }
            for (TensorSpec spec : layer.tensors()) {
                depths.put(spec.name(), depth);
            }
        }
        return depths;
    }

    /** The number of logits per image. */
    public long classes() {
        return ((Classifier) layers.get(layers.size() - 1)).out();
    }
}
