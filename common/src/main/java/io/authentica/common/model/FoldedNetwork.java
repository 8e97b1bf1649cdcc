package io.authentica.common.model;

import io.authentica.common.model.Layer.BatchNorm;
import io.authentica.common.model.Layer.Block;
import io.authentica.common.model.Layer.Convolution;
import io.authentica.common.safetensors.FloatTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network whose BatchNorm layers are folded into the convolutions before them: the same function with a third fewer
 * operations, for inference only.
 *
 * @param network without BatchNorm, its convolutions biased
 * @param weights those of {@code network}
 */
record FoldedNetwork(EfficientNet network, Weights weights) {

    /** Folds {@code gamma * (conv(x) - mean) / sqrt(variance + epsilon) + beta} into kernel and bias. */
    static FoldedNetwork of(EfficientNet network, Weights weights) {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        EfficientNet folded = new EfficientNet(
                network.variant(),
                fold(network.layers(), weights, network.variant().batchNormEpsilon(), tensors));
        return new FoldedNetwork(folded, Weights.of(folded, tensors));
    }

    private static List<Layer> fold(
            List<Layer> layers, Weights weights, double epsilon, Map<String, FloatTensor> tensors) {
        List<Layer> folded = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (layer instanceof Block block) {
                folded.add(new Block(
                        fold(block.layers(), weights, epsilon, tensors), block.residual(), block.dropPathShare()));
            } else if (layer instanceof Convolution convolution && layers.get(i + 1) instanceof BatchNorm norm) {
                folded.add(fold(convolution, norm, weights, epsilon, tensors));
                i++;
            } else {
                layer.tensors().forEach(spec -> tensors.put(spec.name(), weights.get(spec.name())));
                folded.add(layer);
            }
        }
        return folded;
    }

    private static Convolution fold(
            Convolution layer, BatchNorm norm, Weights weights, double epsilon, Map<String, FloatTensor> tensors) {
        FloatTensor kernel = weights.get(layer.name() + ".weight");
        NormAffine affine = NormAffine.of(norm, weights, epsilon);
        float[] scaled = new float[kernel.values().length];
        float[] bias = new float[affine.shift().length];
        int perChannel = scaled.length / bias.length;
        for (int channel = 0; channel < bias.length; channel++) {
            for (int i = channel * perChannel; i < (channel + 1) * perChannel; i++) {
                scaled[i] = (float) (kernel.values()[i] * affine.scale()[channel]);
            }
            bias[channel] = (float) affine.shift()[channel];
        }
        Convolution biased = new Convolution(
                layer.name(), layer.in(), layer.out(), layer.kernel(), layer.stride(), layer.groups(), true);
        tensors.put(layer.name() + ".weight", new FloatTensor(kernel.shape(), scaled));
        tensors.put(layer.name() + ".bias", new FloatTensor(List.of(layer.out()), bias));
        return biased;
    }
}
