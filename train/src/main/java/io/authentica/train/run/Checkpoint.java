package io.authentica.train.run;

import io.authentica.common.model.Weights;
import io.authentica.common.safetensors.FloatTensor;
import java.util.Map;
import java.util.Optional;

/**
 * All that training goes on from after a step, exactly.
 *
 * @param weights float32, BatchNorm statistics included
 * @param average of the weights over the steps; empty where the recipe wants none
 * @param optimiserState by PyTorch's names
 * @param state the rest
 */
public record Checkpoint(
        Weights weights, Optional<Weights> average, Map<String, FloatTensor> optimiserState, TrainingState state) {}
