package io.authentica.common.modelpackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.TestPackages;
import io.authentica.common.calibration.Calibration;
import io.authentica.common.cli.UserException;
import io.authentica.common.model.Classifier;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Layer;
import io.authentica.common.model.Placement;
import io.authentica.common.model.Weights;
import io.authentica.common.safetensors.ElementType;
import io.authentica.common.safetensors.FloatTensor;
import io.authentica.common.safetensors.SafetensorsReader;
import io.authentica.common.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelPackageTest {

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
    void readsWhatItWrote() throws IOException {
        ModelPackage read = ModelPackage.load(sound);

        assertThat(read.description().threshold()).isEqualTo(new DecisionThreshold(0.25, "chosen for a test"));
        assertThat(read.description().uncertain()).isEqualTo(new UncertainBand(0.125, 0.375, "chosen for a test"));
        assertThat(read.trainingImages().orElseThrow().contains(TestPackages.TRAINED_ON))
                .isTrue();
        assertThat(read.description().provenance()).containsExactly(Map.entry("train_generators", "none"));
        try (Classifier classifier = read.classifier(PYTORCH)) {
            assertThat(classifier.deviceName()).isEqualTo("cpu");
        }
    }

    @Test
    void remembersAStemStrideOfOne() throws IOException {
        ModelDescription usual = ModelPackage.load(sound).description();
        ModelDescription fine = new ModelDescription(
                usual.schemaVersion(),
                usual.name(),
                usual.architecture(),
                Optional.of(1),
                usual.labels(),
                usual.preprocessing(),
                usual.calibration(),
                usual.threshold(),
                usual.uncertain(),
                usual.provenance());
        Path directoryOfFine = directory.resolve("fine");

        ModelPackage written = ModelPackage.write(
                directoryOfFine,
                fine,
                ModelPackage.load(sound).weights(),
                ImageHashes.of(List.of()),
                "seed: 6\n",
                "# fine\n");

        assertThat(written.description().network().layers().get(0))
                .isEqualTo(new Layer.Convolution("conv_stem", 3, 32, 3, 1, 1));
        try (Classifier one = written.classifier(PYTORCH);
                Classifier two = ModelPackage.load(sound).classifier(PYTORCH)) {
            List<float[]> image = List.of(GoldenVectors.read(sound).input().values());
            assertThat(one.logits(image).values())
                    .isNotEqualTo(two.logits(image).values());
        }
        assertThat(Files.readString(directoryOfFine.resolve("model.json"))).contains("\"stem_stride\" : 1");
        assertThat(Files.readString(sound.resolve("model.json"))).doesNotContain("stem_stride");
    }

    @Test
    void refusesAStemStrideOfThree() throws IOException {
        Path file = sound.resolve("model.json");
        Files.writeString(file, Files.readString(file).replace("\"labels\"", "\"stem_stride\" : 3, \"labels\""));
        PackageSeal.renew(sound);

        assertThatThrownBy(() -> ModelPackage.load(sound)).hasMessageContaining("stem_stride must be 1 or 2 but was 3");
    }

    @Test
    void staysUnderEighteenMegabytesWithTheWeightsInItTwice() throws IOException {
        try (Stream<Path> files = Files.list(sound)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(18_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "golden.safetensors",
                "model.json",
                "model.onnx",
                "model.safetensors",
                "recipe.yaml",
                "training-images.sha256"
            })
    void refusesAChangedFile(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(sound.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(sound.resolve(name), bytes);

        assertThatThrownBy(() -> ModelPackage.load(sound))
                .hasMessageStartingWith(sound.resolve(name) + ": SHA-256 must be ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "golden.safetensors",
                "model.json",
                "model.onnx",
                "model.safetensors",
                "recipe.yaml",
                "training-images.sha256"
            })
    void refusesAMissingFile(String name) throws IOException {
        Files.delete(sound.resolve(name));

        assertThatThrownBy(() -> ModelPackage.load(sound))
                .hasMessage(sound + ": a model package must have the file " + name);
    }

    @Test
    void refusesADirectoryWithoutChecksums() throws IOException {
        Files.delete(sound.resolve("SHA256SUMS"));

        assertThatThrownBy(() -> ModelPackage.load(sound))
                .hasMessage(sound + ": is no model package: there is no SHA256SUMS");
    }

    @Test
    void refusesWeightsThatDoNotSayWhatTheySaid() throws IOException {
        Path golden = sound.resolve("golden.safetensors");
        Map<String, FloatTensor> vectors =
                new LinkedHashMap<>(SafetensorsReader.read(golden).tensors());
        float[] logits = vectors.get("logits").values().clone();
        logits[0] += 0.01f;
        vectors.put("logits", new FloatTensor(List.of(1L, 2L), logits));
        SafetensorsWriter.write(golden, vectors, ElementType.F32, Map.of());
        PackageSeal.renew(sound);

        ModelPackage read = ModelPackage.load(sound);

        assertThatThrownBy(() -> read.classifier(PYTORCH)).hasMessageContaining("golden logits must come out");
        assertThatThrownBy(() -> read.classifier(ONNXRUNTIME)).hasMessageContaining("golden logits must come out");
    }

    @Test
    void refusesAnUnknownKey() throws IOException {
        Path json = sound.resolve("model.json");
        Files.writeString(json, Files.readString(json).replaceFirst("\"name\"", "\"nmae\""));
        PackageSeal.renew(sound);

        assertThatThrownBy(() -> ModelPackage.load(sound))
                .hasMessageContaining("nmae")
                .hasMessageContaining("name");
    }

    static Stream<Arguments> calibrationsInFiles() {
        return Stream.of(
                Arguments.of(Calibration.NONE, "\"calibration\" : { \"type\" : \"none\" }"),
                Arguments.of(
                        new Calibration.Temperature(1.75),
                        "\"calibration\" : { \"type\" : \"temperature\", \"temperature\" : 1.75 }"),
                Arguments.of(
                        new Calibration.Platt(0.5, -2),
                        "\"calibration\" : { \"type\" : \"platt\", \"slope\" : 0.5, \"intercept\" : -2.0 }"));
    }

    @ParameterizedTest
    @MethodSource("calibrationsInFiles")
    void keepsTheCalibrationInReadableForm(Calibration calibration, String text) throws IOException {
        Path calibrated = directory.resolve("calibrated");
        TestPackages.write(calibrated, calibration);

        assertThat(ModelPackage.load(calibrated).description().calibration()).isEqualTo(calibration);
        assertThat(Files.readString(calibrated.resolve("model.json")).replaceAll("\\s+", " "))
                .startsWith("{ \"schema_version\" : 3, ")
                .contains(text);
    }

    @Test
    void readsAPackageOfVersionOneAsUncalibrated() throws IOException {
        edit("\"schema_version\" : 3", "\"schema_version\" : 1");
        edit("\"calibration\" : \\{[^}]*},", "");
        edit("\"uncertain\" : \\{[^}]*},", "");

        ModelDescription description = ModelPackage.load(sound).description();

        assertThat(description.schemaVersion()).isEqualTo(1);
        assertThat(description.calibration()).isEqualTo(Calibration.NONE);
        assertThat(description.threshold()).isEqualTo(new DecisionThreshold(0.25, "chosen for a test"));
    }

    @Test
    void needsTheCalibrationFromVersionTwoOnAndRefusesItInVersionOne() throws IOException {
        edit("\"uncertain\" : \\{[^}]*},", "");
        edit("\"schema_version\" : 3", "\"schema_version\" : 1");
        assertThatThrownBy(() -> ModelPackage.load(sound))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("calibration is unknown in schema_version 1");

        edit("\"schema_version\" : 1", "\"schema_version\" : 2");
        edit("\"calibration\" : \\{[^}]*},", "");
        assertThatThrownBy(() -> ModelPackage.load(sound))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("calibration is missing, which schema_version 2 needs");
    }

    @Test
    void readsAPackageOfVersionTwoAsOneWithoutBandAndHashes() throws IOException {
        edit("\"schema_version\" : 3", "\"schema_version\" : 2");
        edit("\"uncertain\" : \\{[^}]*},", "");
        Files.delete(sound.resolve("training-images.sha256"));

        ModelPackage read = ModelPackage.load(sound);

        assertThat(read.description().uncertain())
                .isEqualTo(new UncertainBand(0.25, 0.25, "none: packages of schema version 2 have no band"));
        assertThat(read.trainingImages()).isEmpty();
    }

    @Test
    void needsTheBandInVersionThreeAndRefusesItInVersionTwo() throws IOException {
        edit("\"schema_version\" : 3", "\"schema_version\" : 2");
        assertThatThrownBy(() -> ModelPackage.load(sound))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("uncertain is unknown in schema_version 2");

        edit("\"schema_version\" : 2", "\"schema_version\" : 3");
        edit("\"uncertain\" : \\{[^}]*},", "");
        assertThatThrownBy(() -> ModelPackage.load(sound))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("uncertain is missing, which schema_version 3 needs");
    }

    @Test
    void refusesABandThatIsNotAroundTheThreshold() throws IOException {
        edit("\"low\" : 0.125", "\"low\" : 0.26");

        assertThatThrownBy(() -> ModelPackage.load(sound))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("uncertain must lie around the threshold 0.25 but was 0.26 to 0.375");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"type\" : \"isotonic\" } | must be one of none, platt, temperature but was 'isotonic'",
                "{ \"temperature\" : 2.0 } | type is missing: it must be one of none, platt, temperature",
                "{ \"type\" : \"temperature\" } | temperature is missing",
                "{ \"type\" : \"temperature\", \"temperature\" : \"2\" } | must be a number but was '2'",
                "{ \"type\" : \"temperature\", \"temperature\" : 0 } | must be above 0 and finite but was 0.0",
                "{ \"type\" : \"none\", \"temperature\" : 2.0 } | calibration.temperature is unknown",
                "{ \"type\" : \"platt\", \"slope\" : -1.0, \"intercept\" : 0 } | must be above 0 and finite but was -1.0",
                "1.5 | calibration must be a mapping but was 1.5",
            })
    void refusesAnIllTypedCalibration(String calibration, String message) throws IOException {
        edit("\"calibration\" : \\{[^}]*}", "\"calibration\" : " + calibration);

        assertThatThrownBy(() -> ModelPackage.load(sound))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnotherSchemaVersionByItsLine() throws IOException {
        edit("\"schema_version\" : 3", "\"schema_version\" : 4");

        assertThatThrownBy(() -> ModelPackage.load(sound))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("schema_version must be 1 to 3 but was 4");
    }

    @Test
    void writesNoPackageOfVersionOne() throws IOException {
        ModelDescription three = ModelPackage.load(sound).description();
        ModelDescription one = new ModelDescription(
                1,
                three.name(),
                three.architecture(),
                three.labels(),
                three.preprocessing(),
                three.threshold(),
                three.provenance());
        Weights weights = ModelPackage.load(sound).weights();

        assertThatThrownBy(() ->
                        ModelPackage.write(directory.resolve("old"), one, weights, ImageHashes.of(List.of()), "", ""))
                .hasMessage("schemaVersion must be 3 in new packages but was 1");
        assertThat(directory.resolve("old")).doesNotExist();
    }

    @Test
    void readsTheStarterThatTheRepositoryShips() throws IOException {
        ModelPackage starter = ModelPackage.load(Path.of(System.getProperty("authentica.root"), "models/starter"));

        assertThat(starter.description().calibration()).isInstanceOf(Calibration.Temperature.class);
        assertThat(starter.description().stemStride()).contains(1);
        assertThat(starter.trainingImages().orElseThrow().count()).isEqualTo(1628);
    }

    private void edit(String pattern, String replacement) throws IOException {
        Path json = sound.resolve("model.json");
        String before = Files.readString(json);
        String after = before.replaceFirst(pattern, Matcher.quoteReplacement(replacement));
        assertThat(after).isNotEqualTo(before);
        Files.writeString(json, after);
        PackageSeal.renew(sound);
    }

    @Test
    void neverOverwritesAndLeavesNoDraft() throws IOException {
        assertThatThrownBy(() -> TestPackages.write(sound))
                .hasMessage(sound + ": a new model package must not exist yet");
        try (Stream<Path> children = Files.list(directory)) {
            assertThat(children).containsExactly(sound);
        }
    }
}
