package io.authentica.common.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.authentica.common.ReferenceData;
import io.authentica.common.safetensors.FloatTensor;
import io.authentica.common.safetensors.SafetensorsReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The network against timm 1.0.29 on torch 2.13: ImageNet logits and features of eight pictures. */
@Tag(ReferenceData.TAG)
final class EfficientNetGoldenTest {

    private static final double RELATIVE_TOLERANCE = 1e-4;

    @ParameterizedTest
    @EnumSource(Variant.class)
    void equalsTimm(Variant variant) throws IOException {
        Map<String, FloatTensor> golden = SafetensorsReader.read(ReferenceData.path("golden/model.safetensors"))
                .tensors();
        EfficientNet network = EfficientNet.b0(variant, 1000);
        Weights weights = Weights.read(ReferenceData.path("weights/tf_efficientnet_b0_imagenet.safetensors"), network);

        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
                EfficientNetBlock block = new EfficientNetBlock(manager, network, ProgramOptions.PLAIN, weights)) {
            NDArray images = manager.create(golden.get("input").values(), new Shape(8, 3, 224, 224));
            float[] logits = block.forward(new ParameterStore(manager, false), new NDList(images), false)
                    .singletonOrThrow()
                    .toFloatArray();
            float[] features = block.features(images).toFloatArray();

            assertClose(logits, golden.get(variant.timmName() + ".imagenet_logits"));
            assertClose(features, golden.get(variant.timmName() + ".features"));
        }
    }

    private static void assertClose(float[] actual, FloatTensor expected) {
        assertThat(actual).hasSameSizeAs(expected.values());
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < actual.length; i++) {
            largest = Math.max(largest, Math.abs(expected.values()[i]));
            difference = Math.max(difference, Math.abs(actual[i] - expected.values()[i]));
        }
        assertThat(difference).isLessThan(RELATIVE_TOLERANCE * largest);
    }
}
