package io.authentica.train.loop;

import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.EfficientNetBlock;
import io.authentica.train.recipe.OptimiserRecipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters that share a learning rate and a decay.
 *
 * @param learningRateFactor times the schedule's learning rate
 * @param weightDecay decoupled, times the learning rate
 * @param parameters by timm's key
 */
record ParameterGroup(double learningRateFactor, double weightDecay, Map<String, Parameter> parameters) {

    ParameterGroup {
        parameters = new LinkedHashMap<>(parameters);
    }

    /**
     * Head and trunk, each with and without decay: biases and BatchNorm parameters, the tensors of one dimension, are not
     * decayed, as in timm.
     */
    static List<ParameterGroup> of(EfficientNetBlock block, OptimiserRecipe recipe) {
        Map<String, ParameterGroup> groups = new LinkedHashMap<>();
        for (Pair<String, Parameter> pair : block.getDirectParameters()) {
            Parameter parameter = pair.getValue();
            if (!trainable(parameter)) {
                continue;
            }
            boolean head = pair.getKey().startsWith(EfficientNet.CLASSIFIER + ".");
            boolean decays = parameter.getShape().dimension() > 1;
            groups.computeIfAbsent(
                            head + "/" + decays,
                            ignored -> new ParameterGroup(
                                    head ? 1 : recipe.trunkFactor(), decays ? recipe.weightDecay() : 0, Map.of()))
                    .parameters
                    .put(pair.getKey(), parameter);
        }
        return new ArrayList<>(groups.values());
    }

    /** Whether gradients are taken: not for the BatchNorm statistics, which the forward pass updates. */
    static boolean trainable(Parameter parameter) {
        return switch (parameter.getType()) {
            case WEIGHT, BIAS, GAMMA, BETA -> true;
            case RUNNING_MEAN, RUNNING_VAR, OTHER -> false;
        };
    }
}
