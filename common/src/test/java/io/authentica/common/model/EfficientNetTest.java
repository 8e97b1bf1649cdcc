package io.authentica.common.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counts and shapes as timm 1.0.29 has them. */
final class EfficientNetTest {

    private static long elements(EfficientNet network, boolean trainable) {
        return network.tensors().stream()
                .filter(spec -> spec.role().trainable() == trainable)
                .mapToLong(spec -> spec.shape().stream().reduce(1L, (a, b) -> a * b))
                .sum();
    }

    @Test
    void hasTimmsNumberOfParameters() {
        assertThat(elements(EfficientNet.b0(Variant.EFFICIENTNET_B0, 1000), true))
                .isEqualTo(5_288_548);
        assertThat(elements(EfficientNet.b0(Variant.TF_EFFICIENTNET_B0, 2), true))
                .isEqualTo(4_010_110);
        assertThat(elements(EfficientNet.b0(Variant.TF_EFFICIENTNET_B0, 2), false))
                .isEqualTo(42_016);
    }

    @Test
    void namesTensorsAsTimmDoes() {
        List<TensorSpec> tensors = EfficientNet.b0(Variant.EFFICIENTNET_B0, 2).tensors();

        assertThat(tensors).hasSize(213 + 98);
        assertThat(tensors)
                .contains(
                        new TensorSpec("conv_stem.weight", List.of(32L, 3L, 3L, 3L), TensorSpec.Role.WEIGHT),
                        // In the first block bn2 follows the projection, in all others the depthwise convolution.
                        new TensorSpec("blocks.0.0.bn2.weight", List.of(16L), TensorSpec.Role.BATCH_NORM_SCALE),
                        new TensorSpec("blocks.1.0.bn2.weight", List.of(96L), TensorSpec.Role.BATCH_NORM_SCALE),
                        new TensorSpec("blocks.4.1.conv_dw.weight", List.of(672L, 1L, 5L, 5L), TensorSpec.Role.WEIGHT),
                        // A quarter of the block's 80 input channels.
                        new TensorSpec("blocks.4.0.se.conv_reduce.bias", List.of(20L), TensorSpec.Role.BIAS),
                        new TensorSpec("blocks.6.0.bn3.running_var", List.of(320L), TensorSpec.Role.RUNNING_VARIANCE),
                        new TensorSpec("classifier.weight", List.of(2L, 1280L), TensorSpec.Role.WEIGHT));
        assertThat(tensors.stream().map(TensorSpec::name)).doesNotHaveDuplicates();
    }

    /** timm's layer ids; its own values are in the tests of the optimiser's groups. */
    @Test
    void countsDepthFromTheStemToTheClassifier() {
        Map<String, Integer> depths =
                EfficientNet.b0(Variant.EFFICIENTNET_B0, 2).depths();

        assertThat(depths)
                .hasSize(311)
                .containsEntry("conv_stem.weight", 0)
                .containsEntry("blocks.0.0.bn1.weight", 1)
                .containsEntry("blocks.6.0.conv_pw.weight", 16)
                .containsEntry("conv_head.weight", 16)
                .containsEntry("classifier.bias", 17);
    }
}
