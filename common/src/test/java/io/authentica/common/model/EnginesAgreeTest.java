package io.authentica.common.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.authentica.common.onnx.OnnxModel;
import io.authentica.common.safetensors.ElementType;
import io.authentica.common.safetensors.FloatTensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PyTorch on the network with its BatchNorm folded on the heap, and OnnxRuntime on the file where it folds by itself. */
final class EnginesAgreeTest {

    private static final double RELATIVE_TOLERANCE = 1e-4;

    private static float[] image(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] image = new float[224 * 224 * 3];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) (Math.sin(i * 0.001 * seed) + random.nextGaussian(0, 0.5));
        }
        return image;
    }

    /** Random weights whose BatchNorm does something, as after training. */
    private static Weights weights(EfficientNet network) {
        SplittableRandom random = new SplittableRandom(11);
        Map<String, FloatTensor> tensors =
                new LinkedHashMap<>(Weights.random(network, 5).tensors());
        for (TensorSpec spec : network.tensors()) {
            float[] values = tensors.get(spec.name()).values().clone();
            for (int i = 0; i < values.length; i++) {
                switch (spec.role()) {
                    case BATCH_NORM_SCALE, RUNNING_VARIANCE -> values[i] = (float) random.nextDouble(0.5, 1.5);
                    case BATCH_NORM_SHIFT, RUNNING_MEAN -> values[i] = (float) random.nextGaussian(0, 0.2);
                    case WEIGHT, BIAS -> {}
                }
            }
            tensors.put(spec.name(), new FloatTensor(spec.shape(), values));
        }
        return Weights.of(network, tensors);
    }

    @ParameterizedTest
    @CsvSource({
        "EFFICIENTNET_B0, 2, F16",
        "EFFICIENTNET_B0, 1, F32",
        "TF_EFFICIENTNET_B0, 2, F32",
        "TF_EFFICIENTNET_B0, 1, F16"
    })
    void withinOneTenThousandthOfTheLargestLogit(Variant variant, int stemStride, ElementType type) throws IOException {
        EfficientNet network = EfficientNet.b0(variant, stemStride, 2);
        Weights weights = weights(network).rounded(type);
        List<float[]> images = List.of(image(1), image(2), image(5));

        float[] byPyTorch;
        try (Classifier classifier = new PyTorchClassifier(network, weights, Device.cpu())) {
            byPyTorch = classifier.logits(images).values();
        }
        float[] byOnnxRuntime;
        try (Classifier classifier = new OnnxClassifier(OnnxModel.write(network, weights), 1, 2)) {
            byOnnxRuntime = classifier.logits(images).values();
        }

        double largest = 0;
        double difference = 0;
        for (int i = 0; i < byPyTorch.length; i++) {
            largest = Math.max(largest, Math.abs(byPyTorch[i]));
            difference = Math.max(difference, Math.abs(byPyTorch[i] - byOnnxRuntime[i]));
        }
        assertThat(byOnnxRuntime).hasSize(6);
        assertThat(byOnnxRuntime[0]).isNotEqualTo(byOnnxRuntime[2]);
        assertThat(largest).isGreaterThan(1e-3);
        assertThat(difference).isLessThan(RELATIVE_TOLERANCE * largest);
    }
}
