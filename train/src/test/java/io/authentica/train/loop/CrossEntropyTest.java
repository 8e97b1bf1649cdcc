package io.authentica.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Against timm's {@code SoftTargetCrossEntropy}, {@code mixup_target} and {@code Mixup}. */
final class CrossEntropyTest {

    @Test
    void equalsTimmForSmoothedAndMixedTargets() throws IOException {
        JsonNode golden = Reference.json().path("losses");
        long[] labels = new long[golden.path("labels").size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = golden.path("labels").get(i).longValue();
        }
        for (JsonNode expected : golden.path("cases")) {
            SoftTargets targets = SoftTargets.of(
                    labels,
                    expected.path("smoothing").doubleValue(),
                    expected.path("share").doubleValue());

            assertThat(targets.probabilities())
                    .containsExactly(Reference.floats(expected.path("targets")), within(1e-6f));
            try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
                    CrossEntropy crossEntropy = new CrossEntropy(manager);
                    GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray logits = manager.create(Reference.floats(golden.path("logits")), new Shape(labels.length, 2));
                logits.setRequiresGradient(true);

                NDArray loss = crossEntropy.mean(logits, targets);
                collector.backward(loss);

                assertThat((double) loss.getFloat())
                        .isCloseTo(expected.path("loss").doubleValue(), within(1e-6));
                assertThat(logits.getGradient().toFloatArray())
                        .containsExactly(Reference.floats(expected.path("gradient")), within(1e-6f));
            }
        }
    }

    @Test
    void mixesPicturesWithTheBatchInReverse() throws IOException {
        JsonNode golden = Reference.json().path("mixup");
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
                CrossEntropy crossEntropy = new CrossEntropy(manager)) {
            NDArray images = manager.create(Reference.floats(golden.path("images")), new Shape(3, 2, 2, 2));

            NDArray mixed = crossEntropy.mix(images, golden.path("share").doubleValue());

            assertThat(mixed.toFloatArray()).containsExactly(Reference.floats(golden.path("mixed")), within(1e-7f));
        }
    }
}
