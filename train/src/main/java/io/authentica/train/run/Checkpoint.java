package io.authentica.train.run;

import io.authentica.common.model.Weights;
import io.authentica.common.safetensors.FloatTensor;
import java.util.Map;

/**
 * All that training goes on from after a step, exactly.
 *
 * @param weights float32, BatchNorm statistics included
 * @param moments of the optimiser, by PyTorch's names
 * @param state the rest
 */
public record Checkpoint(Weights weights, Map<String, FloatTensor> moments, TrainingState state) {}
