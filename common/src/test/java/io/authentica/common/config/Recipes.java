package io.authentica.common.config;

import io.authentica.common.image.ResizePolicy;
import io.authentica.common.model.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations for tests. */
final class Recipes {

    private Recipes() {}

    /** A {@link Recipe}. */
    static final String TEXT = """
            # what the tests read
            seed: 7
            shuffle: true
            name: "a: b"
            order: as-written
            architecture: tf_efficientnet_b0
            data: data/openfake
            optimiser:
              learning_rate: 3e-4
              steps: 3000000000
            augmentation:
              - type: flip
                probability: 0.5
              - {side_pixels: 224, type: random-crop}
            weights: {real: 1}
            """;

    enum Order {
        AS_WRITTEN,
        SHUFFLED
    }

    sealed interface Step {}

    record Flip(double probability) implements Step {}

    record RandomCrop(int sidePixels, Optional<String> filter) implements Step {}

    record Optimiser(double learningRate, long steps) {
        Optimiser {
            if (!(learningRate > 0)) {
                throw new IllegalArgumentException("learningRate must be positive but was " + learningRate);
            }
            if (steps == 13) {
                throw new IllegalArgumentException("13 steps bring bad luck");
            }
        }
    }

    record Recipe(
            int seed,
            boolean shuffle,
            String name,
            Order order,
            Variant architecture,
            Path data,
            Optimiser optimiser,
            List<Step> augmentation,
            Map<String, Double> weights,
            Optional<ResizePolicy> resize) {}

    record Whole(int value) {}

    record WholeLong(long value) {}

    record Fraction(double value) {}

    record Truth(boolean value) {}

    record Text(String value) {}

    record Choice(Order value) {}

    record Texts(List<String> value) {}

    record Named(Map<String, List<Boolean>> value) {}

    record Steps(List<List<Step>> steps) {}

    record Nothing() {}
}
