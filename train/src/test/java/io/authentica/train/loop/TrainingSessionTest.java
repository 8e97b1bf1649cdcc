package io.authentica.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.authentica.common.model.FrozenPart;
import io.authentica.common.model.Variant;
import io.authentica.common.model.Weights;
import io.authentica.train.recipe.AveragingRecipe.Ema;
import io.authentica.train.recipe.LossRecipe;
import io.authentica.train.recipe.ModelRecipe;
import io.authentica.train.recipe.ModelRecipe.BatchNorm;
import io.authentica.train.recipe.ModelRecipe.BatchNormAffine;
import io.authentica.train.recipe.OptimiserRecipe.Sgd;
import io.authentica.train.run.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TrainingSessionTest {

    private static final Sgd OPTIMISER = new Sgd(0.1, 1, 1, 0.01, 0.9, true, 0);
    private static final long[] LABELS = {0, 1, 1, 0};

    private static List<float[]> images(int count) {
        SplittableRandom random = new SplittableRandom(4);
        List<float[]> images = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            float[] image = new float[224 * 224 * 3];
            double frequency = 0.01 * (n + 1);
            for (int i = 0; i < image.length; i++) {
                image[i] = (float) (Math.sin(frequency * i) + random.nextGaussian(0, 0.5));
            }
            images.add(image);
        }
        return images;
    }

    private static TrainingSession session(ModelRecipe model) {
        return new TrainingSession(TestSettings.of(model, OPTIMISER), Weights.random(model.network(), 3), Device.cpu());
    }

    private static ModelRecipe model(FrozenPart freeze, BatchNorm norm) {
        return TestSettings.model(Variant.EFFICIENTNET_B0, freeze, norm, BatchNormAffine.TRAINABLE);
    }

    private static Weights weights(TrainingSession session) {
        return session.checkpoint(List.of(), PartialEpoch.NONE).weights();
    }

    /** The largest difference of two values. */
    private static double difference(Weights one, Weights two) {
        double largest = 0;
        for (String name : one.tensors().keySet()) {
            float[] a = one.get(name).values();
            float[] b = two.get(name).values();
            for (int i = 0; i < a.length; i++) {
                largest = Math.max(largest, Math.abs(a[i] - b[i]));
            }
        }
        return largest;
    }

    /** Forward, backward and update; bfloat16 has eight bits of mantissa. */
    @Test
    void stepsInBfloat16AsInFloat32() {
        ModelRecipe float32 = model(FrozenPart.NONE, BatchNorm.LIVE);
        try (TrainingSession expected = session(float32);
                TrainingSession actual = session(TestSettings.inBfloat16(float32))) {
            Weights initial = weights(expected);
            StepResult exact = expected.step(images(4), LABELS, 0.1, 1);
            StepResult rounded = actual.step(images(4), LABELS, 0.1, 1);

            assertThat(rounded.loss()).isCloseTo(exact.loss(), withinPercentage(1));
            assertThat(rounded.gradientNorm()).isCloseTo(exact.gradientNorm(), withinPercentage(5));
            assertThat(difference(weights(expected), weights(actual)))
                    .isGreaterThan(0)
                    .isLessThan(0.1 * difference(initial, weights(expected)));
        }
    }

    @Test
    void accumulatesToTheStepOfTheLargeBatch() {
        List<float[]> images = images(4);
        ModelRecipe frozen = model(FrozenPart.NONE, BatchNorm.FROZEN);
        try (TrainingSession large = session(frozen);
                TrainingSession parts = session(frozen)) {
            for (int step = 0; step < 2; step++) {
                StepResult whole = large.step(images, LABELS, 0.1, 1);
                double first = parts.accumulate(images.subList(0, 2), new long[] {0, 1}, 2, 2);
                double second = parts.accumulate(images.subList(2, 4), new long[] {1, 0}, 2, 3);
                double norm = parts.update(0.1);

                assertThat((first + second) / 2).isCloseTo(whole.loss(), within(1e-5));
                assertThat(norm).isCloseTo(whole.gradientNorm(), within(1e-4 * whole.gradientNorm()));
            }

            double moved = difference(weights(large), Weights.random(frozen.network(), 3));
            assertThat(moved).isGreaterThan(1e-3);
            assertThat(difference(weights(large), weights(parts))).isLessThan(1e-4 * moved);
        }
    }

    /** What accumulation cannot do: live BatchNorm sees one part at a time, so that step is another. */
    @Test
    void accumulatesToAnotherStepWithLiveBatchNorm() {
        List<float[]> images = images(4);
        ModelRecipe live = model(FrozenPart.NONE, BatchNorm.LIVE);
        try (TrainingSession large = session(live);
                TrainingSession parts = session(live)) {
            StepResult whole = large.step(images, LABELS, 0.1, 1);
            double first = parts.accumulate(images.subList(0, 2), new long[] {0, 1}, 2, 2);
            double second = parts.accumulate(images.subList(2, 4), new long[] {1, 0}, 2, 3);

            assertThat(Math.abs((first + second) / 2 - whole.loss())).isGreaterThan(1e-4);
        }
    }

    @Test
    void leavesFrozenStatisticsAndStagesAsTheyAre() {
        ModelRecipe model = model(FrozenPart.BLOCKS_1, BatchNorm.LIVE);
        Weights before = Weights.random(model.network(), 3);
        try (TrainingSession session = session(model)) {
            session.step(images(4), LABELS, 0.1, 1);

            Weights after = weights(session);
            for (String name : before.tensors().keySet()) {
                if (name.matches("(conv_stem|bn1|blocks\\.[01])\\..*")) {
                    assertThat(after.get(name).values())
                            .as(name)
                            .isEqualTo(before.get(name).values());
                }
            }
            for (String name : List.of("blocks.2.0.conv_pw.weight", "blocks.2.0.bn1.running_mean", "bn2.running_var")) {
                assertThat(after.get(name).values())
                        .as(name)
                        .isNotEqualTo(before.get(name).values());
            }
        }
        try (TrainingSession session = session(model(FrozenPart.NONE, BatchNorm.FROZEN))) {
            session.step(images(4), LABELS, 0.1, 1);

            Weights after = weights(session);
            assertThat(after.get("bn2.running_var").values())
                    .isEqualTo(before.get("bn2.running_var").values());
            assertThat(after.get("bn2.bias").values())
                    .isNotEqualTo(before.get("bn2.bias").values());
        }
    }

    @Test
    void judgesAndSavesTheAverageBesideTheWeights() {
        ModelRecipe model = model(FrozenPart.NONE, BatchNorm.LIVE);
        List<float[]> images = images(4);
        Weights initial = Weights.random(model.network(), 3);
        TrainingSettings averaged =
                new TrainingSettings(model, new LossRecipe(0.1, 0.4), OPTIMISER, new Ema(0.5, false));
        try (TrainingSession session = new TrainingSession(averaged, initial, Device.cpu())) {
            session.step(images, LABELS, 0.1, 1);
            Weights first = weights(session);
            session.step(images, LABELS, 0.1, 2);
            Checkpoint second = session.checkpoint(List.of(), PartialEpoch.NONE);

            Weights average = second.average().orElseThrow();
            for (String name : List.of("classifier.weight", "bn2.running_var")) {
                float mean = (first.get(name).values()[5]
                                + second.weights().get(name).values()[5])
                        / 2;
                assertThat(average.get(name).values()[5]).as(name).isCloseTo(mean, within(1e-6f));
            }
            try (TrainingSession plain =
                    new TrainingSession(TestSettings.of(model, OPTIMISER), average, Device.cpu())) {
                assertThat(session.logits(images)).isEqualTo(plain.logits(images));
            }
            try (TrainingSession resumed = new TrainingSession(averaged, second.weights(), Device.cpu())) {
                resumed.restore(second);
                resumed.step(images, LABELS, 0.1, 3);
                session.step(images, LABELS, 0.1, 3);
                assertThat(resumed.logits(images)).isEqualTo(session.logits(images));
            }
        }
    }

    @Test
    void holdsNoMoreArraysAfterManyStepsThanAfterFew() {
        TrainingSettings settings = new TrainingSettings(
                model(FrozenPart.NONE, BatchNorm.LIVE), new LossRecipe(0.1, 0.4), OPTIMISER, new Ema(0.9, true));

        // Weights, average and gradients at least.
        assertHoldsAsManyArraysAsAtFirst(settings, NetworkInput.PICTURES, images(1), 311 + 311 + 213);
    }

    @Test
    void holdsNoMoreArraysAfterManyStepsOnFeatures() {
        TrainingSettings settings = new TrainingSettings(
                model(FrozenPart.TRUNK, BatchNorm.LIVE), new LossRecipe(0.1, 0), OPTIMISER, new Ema(0.9, true));

        assertHoldsAsManyArraysAsAtFirst(settings, NetworkInput.FEATURES, List.of(new float[1280]), 311 + 311 + 2);
    }

    private static void assertHoldsAsManyArraysAsAtFirst(
            TrainingSettings settings, NetworkInput input, List<float[]> image, int least) {
        Weights initial = Weights.random(settings.model().network(), 3);
        List<float[]> picture = images(1);
        int before = nativeArrays();
        try (TrainingSession session = new TrainingSession(settings, initial, Device.cpu(), input)) {
            int afterFive = 0;
            for (int step = 1; step <= 25; step++) {
                session.accumulate(image, new long[] {step % 2}, 2, step);
                session.update(0.01);
                if (step % 5 == 0) {
                    session.logits(image);
                    session.features(picture);
                    session.checkpoint(List.of(), PartialEpoch.NONE);
                }
                afterFive = step == 5 ? nativeArrays() : afterFive;
            }

            assertThat(afterFive - before).isGreaterThan(least);
            assertThat(nativeArrays()).isEqualTo(afterFive);
        }
        assertThat(nativeArrays()).isEqualTo(before);
    }

    /** All arrays of the engine that this process holds. */
    private static int nativeArrays() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            NDManager system = manager;
            for (Optional<NDManager> parent = parent(system); parent.isPresent(); parent = parent(system)) {
                system = parent.get();
            }
            return system.getManagedArrays().size();
        }
    }

    private static Optional<NDManager> parent(NDManager manager) {
        return Optional.ofNullable(manager.getParentManager());
    }
}
