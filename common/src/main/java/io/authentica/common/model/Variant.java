package io.authentica.common.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The two EfficientNet-B0 of timm: same layers and keys, other padding and BatchNorm epsilon. */
public enum Variant {
    /** Symmetric padding {@code (kernel - 1) / 2}, BatchNorm epsilon 1e-5. */
    EFFICIENTNET_B0("efficientnet_b0", 1e-5, false),
    /** TensorFlow's SAME padding, BatchNorm epsilon 1e-3. */
    TF_EFFICIENTNET_B0("tf_efficientnet_b0", 1e-3, true);

    private final String timmName;
    private final double batchNormEpsilon;
    private final boolean samePadding;

    Variant(String timmName, double batchNormEpsilon, boolean samePadding) {
        this.timmName = timmName;
        this.batchNormEpsilon = batchNormEpsilon;
        this.samePadding = samePadding;
    }

    /** The name under which {@code timm.create_model} knows the network. */
    @JsonValue
    public String timmName() {
        return timmName;
    }

    public double batchNormEpsilon() {
        return batchNormEpsilon;
    }

    /** Whether convolutions of stride 2 pad as TensorFlow does: one more at the right and at the bottom. */
    public boolean samePadding() {
        return samePadding;
    }

    @JsonCreator
    public static Variant parse(String timmName) {
        return Arrays.stream(values())
                .filter(variant -> variant.timmName.equals(timmName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("architecture must be one of "
                        + Arrays.stream(values()).map(Variant::timmName).collect(Collectors.joining(", "))
                        + " but was '" + timmName + "'"));
    }
}
