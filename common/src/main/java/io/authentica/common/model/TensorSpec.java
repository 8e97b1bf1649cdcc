package io.authentica.common.model;

import java.util.List;

/**
 * One tensor of a network.
 *
 * @param name timm's key
 * @param shape the sizes, outermost first
 * @param role what it does, and so whether and how it is trained
 */
public record TensorSpec(String name, List<Long> shape, Role role) {

    /** What a tensor does. */
    public enum Role {
        /** A matrix or a kernel. */
        WEIGHT(true),
        BIAS(true),
        BATCH_NORM_SCALE(true),
        BATCH_NORM_SHIFT(true),
        RUNNING_MEAN(false),
        RUNNING_VARIANCE(false);

        private final boolean trainable;

        Role(boolean trainable) {
            this.trainable = trainable;
        }

        /** Whether gradients are taken for it; the BatchNorm statistics are updated by the forward pass instead. */
        public boolean trainable() {
            return trainable;
        }
    }

    public TensorSpec {
        shape = List.copyOf(shape);
    }
}
