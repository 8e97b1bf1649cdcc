package io.authentica.common.modelpackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.TestPackages;
import io.authentica.common.model.Classifier;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import io.authentica.common.model.Weights;
import io.authentica.common.onnx.OnnxModel;
import io.authentica.common.safetensors.FloatTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ONNX file of a package, and packages that have none. */
final class PackagedOnnxTest {

    private static final Placement PYTORCH = new Placement(EngineChoice.PYTORCH, new DeviceChoice.Cpu(), 1, 1);
    private static final Placement ONNXRUNTIME = new Placement(EngineChoice.ONNXRUNTIME, new DeviceChoice.Cpu(), 1, 1);

    @TempDir
    private Path directory;

    private Path sound = Path.of("");

    @BeforeEach
    void writePackage() throws IOException {
        sound = directory.resolve("package");
        TestPackages.write(sound);
    }

    @Test
    void infersByTheOnnxFileThatItHolds() throws IOException {
        EfficientNet network = ModelPackage.load(sound).description().network();
        Map<String, FloatTensor> others =
                new LinkedHashMap<>(ModelPackage.load(sound).weights().tensors());
        others.put("classifier.bias", new FloatTensor(List.of(2L), new float[] {0, 0.01f}));
        Files.write(sound.resolve("model.onnx"), OnnxModel.write(network, Weights.of(network, others)));
        PackageSeal.renew(sound);

        ModelPackage read = ModelPackage.load(sound);

        read.classifier(PYTORCH).close();
        assertThatThrownBy(() -> read.classifier(ONNXRUNTIME)).hasMessageContaining("golden logits must come out");
    }

    @Test
    void makesTheOnnxFileOfAPackageThatHasNone() throws IOException {
        byte[] own = Files.readAllBytes(sound.resolve("model.onnx"));
        Files.delete(sound.resolve("model.onnx"));
        Checksums.write(
                sound,
                List.of(
                        "README.md",
                        "golden.safetensors",
                        "model.json",
                        "model.safetensors",
                        "recipe.yaml",
                        "training-images.sha256"));

        ModelPackage read = ModelPackage.load(sound);

        assertThat(read.onnx()).isEqualTo(own);
        try (Classifier classifier = read.classifier(ONNXRUNTIME)) {
            assertThat(classifier.engineName()).isEqualTo("onnxruntime");
        }
    }

    @Test
    void refusesAnOnnxFileWithoutChecksum() throws IOException {
        Checksums.write(
                sound, List.of("README.md", "golden.safetensors", "model.json", "model.safetensors", "recipe.yaml"));

        assertThatThrownBy(() -> ModelPackage.load(sound))
                .hasMessage(sound.resolve("SHA256SUMS") + ": must list model.onnx");
    }
}
