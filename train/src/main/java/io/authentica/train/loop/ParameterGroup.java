package io.authentica.train.loop;

import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.EfficientNetBlock;
import io.authentica.train.recipe.ModelRecipe;
import io.authentica.train.recipe.ModelRecipe.BatchNormAffine;
import io.authentica.train.recipe.OptimiserRecipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Parameters that share a learning rate and a decay.
 *
 * @param learningRateFactor times the schedule's learning rate
 * @param weightDecay of AdamW decoupled, times the learning rate; of SGD an L2 penalty
 * @param parameters by timm's key
 */
record ParameterGroup(double learningRateFactor, double weightDecay, Map<String, Parameter> parameters) {

    ParameterGroup {
        parameters = new LinkedHashMap<>(parameters);
    }

    /**
     * The parameters that learn: head and trunk, by depth where the layers' rates differ, each with and without decay.
     * Biases and BatchNorm parameters, the tensors of one dimension, are not decayed, as in timm.
     */
    static List<ParameterGroup> of(EfficientNetBlock block, ModelRecipe model, OptimiserRecipe recipe) {
        Map<String, Integer> depths = block.network().depths();
        int deepest = Collections.max(depths.values());
        Map<String, ParameterGroup> groups = new LinkedHashMap<>();
        for (Pair<String, Parameter> pair : block.getDirectParameters()) {
            String name = pair.getKey();
            Parameter parameter = pair.getValue();
            if (!learns(name, parameter, model)) {
                continue;
            }
            boolean head = name.startsWith(EfficientNet.CLASSIFIER + ".");
            boolean decays = parameter.getShape().dimension() > 1;
            double factor = (head ? 1 : recipe.trunkFactor())
                    * Math.pow(recipe.layerDecay(), deepest - Objects.requireNonNull(depths.get(name)));
            groups.computeIfAbsent(
                            head + "/" + factor + "/" + decays,
                            ignored -> new ParameterGroup(factor, decays ? recipe.weightDecay() : 0, Map.of()))
                    .parameters
                    .put(name, parameter);
        }
        return new ArrayList<>(groups.values());
    }

    private static boolean learns(String name, Parameter parameter, ModelRecipe model) {
        return !model.freeze().includes(name)
                && switch (parameter.getType()) {
                    case WEIGHT, BIAS -> true;
                    case GAMMA, BETA -> model.batchNormAffine() == BatchNormAffine.TRAINABLE;
                    // The forward pass updates the statistics.
                    case RUNNING_MEAN, RUNNING_VAR, OTHER -> false;
                };
    }
}
