package io.authentica.common.model;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.onnx.OnnxModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OnnxClassifierTest {

    @Test
    void saysTheSameAloneAndBesideOthers() throws Exception {
        EfficientNet network = EfficientNet.b0(Variant.EFFICIENTNET_B0, 2);
        byte[] onnx = OnnxModel.write(network, Weights.random(network, 3));
        List<float[]> image = List.of(new float[3 * Classifier.SIDE_PIXELS * Classifier.SIDE_PIXELS]);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Classifier classifier = new OnnxClassifier(onnx, 1, 2)) {
            float[] alone = classifier.logits(image).values();
            List<Future<float[]>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> classifier.logits(image).values()));
            }
            for (Future<float[]> answer : answers) {
                float[] values = answer.get();
                assertThatNoException().isThrownBy(() -> OnnxClassifier.requireAgreement(alone, values));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0.02f, -0.02f, Float.NaN, Float.POSITIVE_INFINITY})
    void networksThatDisagreeAreRefused(float error) {
        assertThatIllegalStateException()
                .isThrownBy(() -> OnnxClassifier.requireAgreement(new float[] {-100, 5}, new float[] {-100, 5 + error}))
                .withMessageStartingWith("logits must not depend on the number of threads but differ by ");
    }

    @Test
    void roundingIsNoDisagreement() {
        assertThatNoException()
                .isThrownBy(() -> OnnxClassifier.requireAgreement(new float[] {-100, 5}, new float[] {-100, 5.005f}));
    }

    @Test
    void refusesWhatIsNoNetwork() {
        assertThatThrownBy(() -> new OnnxClassifier(new byte[] {1, 2, 3}, 1, 2)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aNetworkThatSaysNothingUsableIsRefused() throws IOException {
        EfficientNet network = EfficientNet.b0(Variant.EFFICIENTNET_B0, 2);
        Weights weights = Weights.random(network, 3);
        weights.tensors().get("classifier.bias").values()[0] = Float.NaN;
        byte[] onnx = OnnxModel.write(network, weights);

        assertThatIllegalStateException().isThrownBy(() -> new OnnxClassifier(onnx, 1, 2));
    }
}
