package io.authentica.train;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.model.FrozenPart;
import io.authentica.common.model.Variant;
import io.authentica.common.model.Weights;
import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.common.modelpackage.PackageIdentity;
import io.authentica.common.safetensors.ElementType;
import io.authentica.train.hub.LocatedFile;
import io.authentica.train.recipe.ModelRecipe;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.run.RunEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a run begins.
 *
 * @param weights that fit the recipe's network
 * @param words where they come from, for people
 * @param facts of it among the run's facts; a path on this machine is no fact for others
 * @param modelPackage that they come from, if they come from one
 */
record InitialWeights(Weights weights, String words, Map<String, String> facts, Optional<ModelPackage> modelPackage) {

    private static final Logger LOG = LoggerFactory.getLogger(InitialWeights.class);

    private static final String DEFAULT_FILE = "model.safetensors";

    /**
     * Reads what {@code --init} names, or draws all weights.
     *
     * @param environment variables that say how the Hub is reached
     * @throws UserException if the weights do not fit the recipe's network completely
     */
    static InitialWeights of(Optional<String> init, Recipe recipe, Map<String, String> environment) throws IOException {
        String drawn = "drawn from seed " + recipe.seed();
        if (init.isEmpty()) {
            requireNothingKept(recipe);
            Weights random = random(recipe);
            return new InitialWeights(
                    random, drawn, Map.of(RunEnvironment.INITIAL_WEIGHTS, sha256(random)), Optional.empty());
        }
        LocatedFile location = locate(init.get(), environment);
        Map<String, String> facts = new LinkedHashMap<>();
        location.origin().ifPresent(origin -> facts.put("init", origin));
        Optional<ModelPackage> modelPackage = ModelPackage.isPackage(location.path())
                ? Optional.of(ModelPackage.load(location.path()))
                : Optional.empty();
        if (modelPackage.isPresent()) {
            facts.put(RunEnvironment.INITIAL_PACKAGE, PackageIdentity.sha256(location.path()));
        }
        String source = location.origin().orElse(init.get());
        String words = switch (recipe.model().head()) {
            case NEW -> source + ", with a new classifier " + drawn;
            case KEEP -> source;
        };
        Weights weights = read(location.path(), modelPackage, recipe);
        facts.put(RunEnvironment.INITIAL_WEIGHTS, sha256(weights));
        return new InitialWeights(weights, words, facts, modelPackage);
    }

    /** Weights that were drawn have nothing that is worth keeping. */
    private static void requireNothingKept(Recipe recipe) {
        ModelRecipe model = recipe.model();
        if (model.head() == ModelRecipe.Head.KEEP) {
            throw new UserException("model.head is keep, which takes initial weights: give --init");
        }
        if (model.freeze() != FrozenPart.NONE) {
            LOG.warn(
                    "warning: without --init what model.freeze names, {}, stays random",
                    model.freeze().id());
        }
    }

    /** Of names and values, so that the same weights are the same wherever they come from. */
    private static String sha256(Weights weights) {
        MessageDigest digest = SeededOrder.newSha256();
        weights.tensors().forEach((name, tensor) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(ElementType.F32.bytes(tensor.values()));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Finds what {@code --init} names: a path, or a file on the Hub, {@code model.safetensors} unless it says which.
     *
     * @param environment variables that say how the Hub is reached
     */
    static LocatedFile locate(String init, Map<String, String> environment) throws IOException {
        return LocatedFile.of(init, DEFAULT_FILE, environment);
    }

    /** Every tensor drawn from the recipe's seed. */
    private static Weights random(Recipe recipe) {
        return Weights.random(recipe.model().network(), recipe.seed());
    }

    /** From a safetensors file with timm's keys or from a model package; the recipe says whether their classifier is kept. */
    private static Weights read(Path source, Optional<ModelPackage> modelPackage, Recipe recipe) throws IOException {
        Path file = source;
        if (modelPackage.isPresent()) {
            Variant architecture = modelPackage.get().description().architecture();
            if (architecture != recipe.model().variant()) {
                throw new UserException(source + ": architecture must be the recipe's model.variant "
                        + recipe.model().variant().timmName() + " but is " + architecture.timmName());
            }
            if (recipe.model().head() == ModelRecipe.Head.KEEP) {
                requireSameInput(source, modelPackage.get().description(), recipe);
            }
            file = modelPackage.get().weightsFile();
        }
        return switch (recipe.model().head()) {
            case NEW -> Weights.readWithNewHead(file, recipe.model().network(), recipe.seed());
            case KEEP -> Weights.read(file, recipe.model().network());
        };
    }

    /** A classifier that is kept knows the features of one stride and one way to resize. Their shapes would fit any. */
    private static void requireSameInput(Path source, ModelDescription description, Recipe recipe) {
        if (!description.network().equals(recipe.model().network())) {
            throw new UserException(source + ": with model.head keep, model.stem_stride must be the package's but is "
                    + recipe.model().stemStride());
        }
        if (!description.preprocessing().resize().equals(recipe.resize())) {
            throw new UserException("%s: with model.head keep, resize must be the package's, %s, but is %s"
                    .formatted(
                            source,
                            description.preprocessing().resize().id(),
                            recipe.resize().id()));
        }
    }
}
