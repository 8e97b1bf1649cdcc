package io.authentica.common.modelpackage;

import ai.djl.Device;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.authentica.common.cli.UserException;
import io.authentica.common.config.StrictYaml;
import io.authentica.common.data.DirectoryTree;
import io.authentica.common.model.Classifier;
import io.authentica.common.model.OnnxClassifier;
import io.authentica.common.model.Placement;
import io.authentica.common.model.PyTorchClassifier;
import io.authentica.common.model.Weights;
import io.authentica.common.onnx.OnnxModel;
import io.authentica.common.safetensors.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory with all that makes a detector: {@code model.json}, {@code model.safetensors} (timm's keys, F16),
 * {@code model.onnx} (the same weights; older packages have none), {@code recipe.yaml}, golden vectors, a model card, the hashes of the
 * training images, and the SHA-256 of each.
 *
 * @param directory verified: every file is there and unchanged
 * @param description the content of {@code model.json}
 */
public record ModelPackage(Path directory, ModelDescription description) {

    static final String DESCRIPTION_FILE = "model.json";
    static final String WEIGHTS_FILE = "model.safetensors";
    static final String ONNX_FILE = "model.onnx";
    static final String RECIPE_FILE = "recipe.yaml";
    static final String CARD_FILE = "README.md";

    /** Of the weights in a package. */
    public static final ElementType ELEMENT_TYPE = ElementType.F16;

    private static final List<String> FILES =
            List.of(CARD_FILE, GoldenVectors.FILE, DESCRIPTION_FILE, WEIGHTS_FILE, RECIPE_FILE);
    /** Also in packages that are written now. */
    private static final List<String> NEWER_FILES = List.of(ONNX_FILE, ImageHashes.FILE);

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * Opens a package and checks the SHA-256 of every file.
     *
     * @throws UserException if the directory is no complete, undamaged package
     */
    public static ModelPackage load(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new UserException(directory + ": a model package must be a directory but there is none");
        }
        Checksums.verify(directory, FILES);
        // Packages had no ONNX file once; where there is one it is as sound as the rest.
        if (Files.exists(directory.resolve(ONNX_FILE)) || Checksums.lists(directory, ONNX_FILE)) {
            Checksums.verify(directory, List.of(ONNX_FILE));
        }
        ModelDescription description = StrictYaml.read(directory.resolve(DESCRIPTION_FILE), DescriptionFile.class)
                .description();
        if (description.schemaVersion() > ModelDescription.BANDLESS_SCHEMA_VERSION) {
            Checksums.verify(directory, List.of(ImageHashes.FILE));
        }
        return new ModelPackage(directory, description);
    }

    /** Whether {@code path} looks like a package rather than a file of weights. */
    public static boolean isPackage(Path path) {
        return Files.isRegularFile(path.resolve(Checksums.FILE));
    }

    /** The weights, widened to float32. */
    public Weights weights() throws IOException {
        return Weights.read(directory.resolve(WEIGHTS_FILE), description.network());
    }

    /** The file of weights, for those who take them into another network. */
    public Path weightsFile() {
        return directory.resolve(WEIGHTS_FILE);
    }

    /**
     * Which image files the model was trained on; empty where the package is too old to say.
     *
     * @throws UserException if the file is not what {@link ImageHashes} writes
     */
    public Optional<ImageHashes> trainingImages() throws IOException {
        return description.schemaVersion() > ModelDescription.BANDLESS_SCHEMA_VERSION
                ? Optional.of(ImageHashes.read(directory))
                : Optional.empty();
    }

    /**
     * Gives the network to an engine and checks it against the golden vectors.
     *
     * @throws UserException if the network does not say what it said when it was packaged
     */
    public Classifier classifier(Placement placement) throws IOException {
        Placement.Resolved resolved = placement.resolve();
        Classifier classifier;
        if (resolved instanceof Placement.Resolved.PyTorch pyTorch) {
            classifier = new PyTorchClassifier(description.network(), weights(), pyTorch.device());
        } else if (resolved instanceof Placement.Resolved.OnnxRuntime onnxRuntime) {
            classifier = new OnnxClassifier(onnx(), onnxRuntime.threads(), onnxRuntime.threadsAlone());
        } else {
            throw new IllegalStateException("no classifier for " + resolved);
        }
        try {
            GoldenVectors.read(directory).verify(directory, classifier);
            return classifier;
        } catch (Throwable failure) { // an error too: nobody else knows the classifier
            classifier.close();
            throw failure;
        }
    }

    /** The network as an ONNX file: the package's own, or made from its weights where it has none. */
    public byte[] onnx() throws IOException {
        Path file = directory.resolve(ONNX_FILE);
        return Files.exists(file) ? Files.readAllBytes(file) : OnnxModel.write(description.network(), weights());
    }

    /**
     * Writes a package; it appears whole or not at all.
     *
     * @param directory must not exist
     * @param description of the current schema version
     * @param weights are stored as {@link #ELEMENT_TYPE}, so the golden vectors are those of the rounded weights
     * @param trainingImages the files that the weights were trained on
     * @param recipe the effective recipe, YAML
     * @param card the model card, Markdown
     */
    public static ModelPackage write(
            Path directory,
            ModelDescription description,
            Weights weights,
            ImageHashes trainingImages,
            String recipe,
            String card)
            throws IOException {
        if (description.schemaVersion() != ModelDescription.SCHEMA_VERSION) {
            throw new IllegalArgumentException("schemaVersion must be " + ModelDescription.SCHEMA_VERSION
                    + " in new packages but was " + description.schemaVersion());
        }
        if (Files.exists(directory)) {
            throw new UserException(directory + ": a new model package must not exist yet");
        }
        // What a killed process left under the same name goes with it.
        Path draft = directory.resolveSibling("." + directory.getFileName() + ".draft");
        DirectoryTree.delete(draft);
        Files.createDirectories(draft);
        try {
            JSON.writeValue(draft.resolve(DESCRIPTION_FILE).toFile(), description);
            weights.write(draft.resolve(WEIGHTS_FILE), ELEMENT_TYPE);
            trainingImages.write(draft);
            Files.writeString(draft.resolve(RECIPE_FILE), recipe);
            Files.writeString(draft.resolve(CARD_FILE), card);
            Weights rounded = new ModelPackage(draft, description).weights();
            GoldenVectors golden;
            try (Classifier classifier = new PyTorchClassifier(description.network(), rounded, Device.cpu())) {
                golden = GoldenVectors.of(classifier);
            }
            golden.write(draft);
            byte[] onnx = OnnxModel.write(description.network(), rounded);
            try (Classifier classifier = new OnnxClassifier(onnx, 1, 1)) {
                golden.verify(draft.resolve(ONNX_FILE), classifier);
            }
            Files.write(draft.resolve(ONNX_FILE), onnx);
            Checksums.write(
                    draft, Stream.concat(FILES.stream(), NEWER_FILES.stream()).toList());
            Files.move(draft, directory);
        } finally {
            DirectoryTree.delete(draft);
        }
        return load(directory);
    }
}
