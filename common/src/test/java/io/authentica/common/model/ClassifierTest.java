package io.authentica.common.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import io.authentica.common.image.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ClassifierTest {

    /** Of the largest logit: eight bits of mantissa through 50 layers. */
    private static final float BFLOAT16_TOLERANCE = 0.05f;

    private static float[] image(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] image = new float[224 * 224 * 3];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) (Math.sin(i * 0.001 * seed) + random.nextGaussian(0, 0.5));
        }
        return image;
    }

    private static Classifier classifier() {
        Weights weights = Weights.random(EfficientNet.b0(Variant.EFFICIENTNET_B0, 2), 3);
        return new PyTorchClassifier(Variant.EFFICIENTNET_B0, weights, Device.cpu());
    }

    @Test
    void saysOfABatchWhatItSaysOfEachImage() {
        try (Classifier classifier = classifier()) {
            List<Double> together = classifier.fakeProbabilities(List.of(image(1), image(2), image(5)));

            assertThat(together.get(0)).isNotEqualTo(together.get(2));
            assertThat(classifier.fakeProbabilities(List.of(image(5))).get(0)).isCloseTo(together.get(2), within(1e-5));
        }
    }

    @Test
    void probabilitiesAreTheSoftmaxOfTheLogits() {
        try (Classifier classifier = classifier()) {
            float[] logits = classifier.logits(List.of(image(7))).values();

            double fake = Math.exp(logits[1]) / (Math.exp(logits[0]) + Math.exp(logits[1]));
            assertThat(classifier.fakeProbabilities(List.of(image(7))).get(0)).isCloseTo(fake, within(1e-9));
        }
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Classifier classifier = classifier()) {
            double alone = classifier.fakeProbabilities(List.of(image(3))).get(0);
            List<Future<Double>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(
                        () -> classifier.fakeProbabilities(List.of(image(3))).get(0)));
            }
            for (Future<Double> answer : answers) {
                assertThat(answer.get()).isCloseTo(alone, within(1e-5));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void leavesNoArraysBehind() {
        EfficientNet network = EfficientNet.b0(Variant.EFFICIENTNET_B0, 2);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
                EfficientNetBlock block =
                        new EfficientNetBlock(manager, network, ProgramOptions.PLAIN, Weights.random(network, 3))) {
            int weights = manager.getManagedArrays().size();
            for (int i = 0; i < 3; i++) {
                try (NDManager scope = manager.newSubManager()) {
                    NDArray batch = Tensors.batch(scope, List.of(image(1)), 224);
                    block.forward(new ParameterStore(scope, false), new NDList(batch), false);
                }
            }

            assertThat(manager.getManagedArrays()).hasSize(weights).hasSize(311);
        }
    }

    /** Dropout and drop-path draw anew at every call; bfloat16 stays inside the program. */
    @ParameterizedTest
    @EnumSource(Variant.class)
    void trainsWithDropPathAndBfloat16(Variant variant) {
        EfficientNet network = EfficientNet.b0(variant, 2);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
                EfficientNetBlock block = new EfficientNetBlock(
                        manager, network, new ProgramOptions(0.3, 0.4, true), Weights.random(network, 3))) {
            NDArray batch = Tensors.batch(manager, List.of(image(1), image(2)), 224);
            ParameterStore store = new ParameterStore(manager, false);

            float[] first = block.forward(store, new NDList(batch), true)
                    .singletonOrThrow()
                    .toFloatArray();
            float[] second = block.forward(store, new NDList(batch), true)
                    .singletonOrThrow()
                    .toFloatArray();

            assertThat(first).hasSize(4).isNotEqualTo(second);
            for (float logit : first) {
                assertThat(logit).isFinite();
            }
        }
    }

    /** By the batch, so that every layer's scale is as in training. */
    @ParameterizedTest
    @EnumSource(Variant.class)
    void computesInBfloat16WhatFloat32Does(Variant variant) {
        float[] expected = trainingLogits(variant, false);
        float[] actual = trainingLogits(variant, true);

        float largest = 0;
        for (float logit : expected) {
            largest = Math.max(largest, Math.abs(logit));
        }
        assertThat(actual).isNotEqualTo(expected).containsExactly(expected, within(BFLOAT16_TOLERANCE * largest));
    }

    private static float[] trainingLogits(Variant variant, boolean bf16) {
        EfficientNet network = EfficientNet.b0(variant, 2);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
                EfficientNetBlock block = new EfficientNetBlock(
                        manager, network, new ProgramOptions(0, 0, bf16), Weights.random(network, 3))) {
            NDArray batch = Tensors.batch(manager, List.of(image(1), image(2), image(3), image(4)), 224);
            return block.forward(new ParameterStore(manager, false), new NDList(batch), true)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    @Test
    void refusesAnImageOfAnotherSize() {
        try (Classifier classifier = classifier()) {
            assertThatThrownBy(() -> classifier.logits(List.of(new float[10])))
                    .hasMessage("an image must have 150528 values but has 10");
        }
    }
}
