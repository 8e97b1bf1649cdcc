package io.authentica.common.model;

import io.authentica.common.model.TensorSpec.Role;
import java.util.List;

/** A step of the network, with timm's key prefix and all that a program writer must know. */
public sealed interface Layer {

    /** The layer's tensors in the order in which its program reads them. */
    List<TensorSpec> tensors();

    /**
     * A square convolution.
     *
     * @param name key prefix
     * @param in channels
     * @param out channels
     * @param kernel side in pixels
     * @param stride in pixels
     * @param groups 1, or {@code in} for a depthwise convolution
     * @param biased whether a bias is added: not in timm's network, where BatchNorm follows, but where that was folded in
     */
    record Convolution(String name, long in, long out, int kernel, int stride, long groups, boolean biased)
            implements Layer {

        /** A convolution as timm has it. */
        public Convolution(String name, long in, long out, int kernel, int stride, long groups) {
            this(name, in, out, kernel, stride, groups, false);
        }

        @Override
        public List<TensorSpec> tensors() {
            TensorSpec weight = new TensorSpec(
                    name + ".weight", List.of(out, in / groups, (long) kernel, (long) kernel), Role.WEIGHT);
            return biased ? List.of(weight, new TensorSpec(name + ".bias", List.of(out), Role.BIAS)) : List.of(weight);
        }
    }

    /** Batch normalisation; momentum 0.1, epsilon of the {@link Variant}. */
    record BatchNorm(String name, long channels) implements Layer {
        @Override
        public List<TensorSpec> tensors() {
            List<Long> shape = List.of(channels);
            return List.of(
                    new TensorSpec(name + ".weight", shape, Role.BATCH_NORM_SCALE),
                    new TensorSpec(name + ".bias", shape, Role.BATCH_NORM_SHIFT),
                    new TensorSpec(name + ".running_mean", shape, Role.RUNNING_MEAN),
                    new TensorSpec(name + ".running_var", shape, Role.RUNNING_VARIANCE));
        }
    }

    /** The activation {@code x * sigmoid(x)}. */
    record Silu() implements Layer {
        @Override
        public List<TensorSpec> tensors() {
            return List.of();
        }
    }

    /** Squeeze-and-excitation: mean over the picture, 1x1 to {@code reduced}, SiLU, 1x1 back, sigmoid, gate. */
    record SqueezeExcite(String name, long channels, long reduced) implements Layer {
        @Override
        public List<TensorSpec> tensors() {
            return List.of(
                    new TensorSpec(name + ".conv_reduce.weight", List.of(reduced, channels, 1L, 1L), Role.WEIGHT),
                    new TensorSpec(name + ".conv_reduce.bias", List.of(reduced), Role.BIAS),
                    new TensorSpec(name + ".conv_expand.weight", List.of(channels, reduced, 1L, 1L), Role.WEIGHT),
                    new TensorSpec(name + ".conv_expand.bias", List.of(channels), Role.BIAS));
        }
    }

    /**
     * Layers with, where {@code residual}, the input added to their output.
     *
     * @param dropPathShare of the network's drop-path rate, in [0, 1): {@code i / 16} for block i, as in timm
     */
    record Block(List<Layer> layers, boolean residual, double dropPathShare) implements Layer {
        public Block {
            layers = List.copyOf(layers);
        }

        @Override
        public List<TensorSpec> tensors() {
            return layers.stream().flatMap(layer -> layer.tensors().stream()).toList();
        }
    }

    /** Mean over height and width: {@code [N, C, H, W]} becomes {@code [N, C]}. */
    record GlobalPool() implements Layer {
        @Override
        public List<TensorSpec> tensors() {
            return List.of();
        }
    }

    /** Dropout, then a matrix: {@code [N, in]} becomes {@code [N, out]}. */
    record Classifier(String name, long in, long out) implements Layer {
        @Override
        public List<TensorSpec> tensors() {
            return List.of(
                    new TensorSpec(name + ".weight", List.of(out, in), Role.WEIGHT),
                    new TensorSpec(name + ".bias", List.of(out), Role.BIAS));
        }
    }
}
