package io.authentica.common.modelpackage;

import io.authentica.common.cli.UserException;
import io.authentica.common.model.Classifier;
import io.authentica.common.safetensors.ElementType;
import io.authentica.common.safetensors.FloatTensor;
import io.authentica.common.safetensors.SafetensorsReader;
import io.authentica.common.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One input and what the network made of it when it was packaged: proof that weights, architecture and engine still agree.
 *
 * @param input float32 {@code [1, 224, 224, 3]}, in the range of normalised pictures
 * @param logits float32 {@code [1, 2]}
 */
record GoldenVectors(FloatTensor input, FloatTensor logits) {

    static final String FILE = "golden.safetensors";

    /** Differences between processors and builds stay well below this share of the largest logit. */
    private static final double RELATIVE_TOLERANCE = 1e-4;

    private static final long SEED = 224;

    /** Smooth waves with noise on them, so that every layer has something to do. */
    static GoldenVectors of(Classifier classifier) {
        int side = Classifier.SIDE_PIXELS;
        SplittableRandom random = new SplittableRandom(SEED);
        float[] input = new float[side * side * 3];
        for (int i = 0; i < input.length; i++) {
            int channel = i % 3;
            int column = i / 3 % side;
            int row = i / 3 / side;
            double wave = Math.sin(0.05 * row + channel) + Math.cos(0.03 * column * (channel + 1));
            input[i] = (float) (wave + random.nextGaussian(0, 0.3));
        }
        List<Long> shape = List.of(1L, (long) side, (long) side, 3L);
        return new GoldenVectors(new FloatTensor(shape, input), classifier.logits(List.of(input)));
    }

    void write(Path directory) throws IOException {
        SafetensorsWriter.write(
                directory.resolve(FILE), Map.of("input", input, "logits", logits), ElementType.F32, Map.of());
    }

    static GoldenVectors read(Path directory) throws IOException {
        Map<String, FloatTensor> tensors =
                SafetensorsReader.read(directory.resolve(FILE)).tensors();
        Optional<FloatTensor> input = Optional.ofNullable(tensors.get("input"));
        Optional<FloatTensor> logits = Optional.ofNullable(tensors.get("logits"));
        if (input.isEmpty() || logits.isEmpty()) {
            throw new UserException(
                    directory.resolve(FILE) + ": must have the tensors input and logits but has " + tensors.keySet());
        }
        return new GoldenVectors(input.get(), logits.get());
    }

    /** @throws UserException if {@code classifier} does not say what it said when it was packaged */
    void verify(Path directory, Classifier classifier) {
        float[] actual = classifier.logits(List.of(input.values())).values();
        float[] expected = logits.values();
        double largest = 1;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
        }
        // Written so that a NaN fails.
        if (!(difference <= RELATIVE_TOLERANCE * largest)) {
            throw new UserException(directory + ": the golden logits must come out within "
                    + RELATIVE_TOLERANCE * largest + " but differ by " + difference);
        }
    }
}
