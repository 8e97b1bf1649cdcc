package io.authentica.common.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.safetensors.ElementType;
import io.authentica.common.safetensors.FloatTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WeightsTest {

    private static final EfficientNet TWO_CLASSES = EfficientNet.b0(Variant.EFFICIENTNET_B0, 2);
    private static final EfficientNet THREE_CLASSES = EfficientNet.b0(Variant.EFFICIENTNET_B0, 3);

    @TempDir
    private Path directory;

    @Test
    void listsEverythingThatDoesNotFit() {
        Map<String, FloatTensor> tensors =
                new LinkedHashMap<>(Weights.random(TWO_CLASSES, 1).tensors());
        tensors.remove("bn1.bias");
        tensors.put("conv_head.weight", new FloatTensor(List.of(1L), new float[] {1}));
        tensors.put("fc.weight", new FloatTensor(List.of(1L), new float[] {1}));

        assertThatThrownBy(() -> Weights.of(TWO_CLASSES, tensors))
                .hasMessage("weights: does not fit efficientnet_b0 with 2 classes: missing bn1.bias [32];"
                        + " conv_head.weight must have shape [1280, 320, 1, 1] but has [1]; unexpected fc.weight");
    }

    @Test
    void takesAnotherNumberOfClassesOnlyWithANewHead() throws IOException {
        Path file = directory.resolve("three.safetensors");
        Weights three = Weights.random(THREE_CLASSES, 1);
        three.write(file, ElementType.F32);

        assertThatThrownBy(() -> Weights.read(file, TWO_CLASSES))
                .hasMessage(file + ": does not fit efficientnet_b0 with 2 classes:"
                        + " classifier.weight must have shape [2, 1280] but has [3, 1280];"
                        + " classifier.bias must have shape [2] but has [3]");
        Weights two = Weights.readWithNewHead(file, TWO_CLASSES, 9);
        assertThat(two.get("conv_stem.weight").values())
                .isEqualTo(three.get("conv_stem.weight").values());
        assertThat(two.get("classifier.weight").shape()).containsExactly(2L, 1280L);
    }

    @Test
    void drawsASmallNewHeadFromTheSeed() throws IOException {
        Path file = directory.resolve("three.safetensors");
        Weights.random(THREE_CLASSES, 1).write(file, ElementType.F32);

        float[] head = Weights.readWithNewHead(file, TWO_CLASSES, 9)
                .get("classifier.weight")
                .values();

        assertThat(head)
                .isEqualTo(Weights.readWithNewHead(file, TWO_CLASSES, 9)
                        .get("classifier.weight")
                        .values())
                .isNotEqualTo(Weights.readWithNewHead(file, TWO_CLASSES, 10)
                        .get("classifier.weight")
                        .values());
        double squares = 0;
        for (float value : head) {
            squares += value * value;
        }
        // 2560 draws: the estimate's own standard deviation is 1.4 % of 0.01.
        assertThat(Math.sqrt(squares / head.length)).isBetween(0.0093, 0.0107);
    }

    @Test
    void roundsAsAFileOfHalfPrecisionDoes() throws IOException {
        Weights weights = Weights.random(TWO_CLASSES, 4);
        Path file = directory.resolve("half.safetensors");
        weights.write(file, ElementType.F16);

        Map<String, FloatTensor> read = Weights.read(file, TWO_CLASSES).tensors();

        Map<String, FloatTensor> rounded = weights.rounded(ElementType.F16).tensors();
        assertThat(rounded.keySet()).containsExactlyElementsOf(read.keySet());
        read.forEach((name, tensor) -> assertThat(rounded.get(name))
                .as(name)
                .usingRecursiveComparison()
                .isEqualTo(tensor));
        // Half precision has 11 bits: 1/3 is 1365 / 4096.
        assertThat(ElementType.F16.rounded(1 / 3f)).isEqualTo(1365 / 4096f);
        assertThat(ElementType.F32.rounded(1 / 3f)).isEqualTo(1 / 3f);
    }

    @Test
    void keepsEveryBitOfFloat32() throws IOException {
        Path file = directory.resolve("weights.safetensors");
        Weights weights = Weights.random(TWO_CLASSES, 4);

        weights.write(file, ElementType.F32);

        Weights read = Weights.read(file, TWO_CLASSES);
        weights.tensors()
                .forEach((name, tensor) ->
                        assertThat(read.get(name).values()).as(name).isEqualTo(tensor.values()));
    }
}
