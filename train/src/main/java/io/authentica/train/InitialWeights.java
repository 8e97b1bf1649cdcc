package io.authentica.train;

import io.authentica.common.cli.UserException;
import io.authentica.common.model.Variant;
import io.authentica.common.model.Weights;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.common.modelpackage.PackageIdentity;
import io.authentica.train.hub.LocatedFile;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.run.RunEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run begins.
 *
 * @param weights that fit the recipe's network
 * @param words where they come from, for people
 * @param facts of it among the run's facts; a path on this machine is no fact for others
 * @param modelPackage that they come from, if they come from one
 */
record InitialWeights(Weights weights, String words, Map<String, String> facts, Optional<ModelPackage> modelPackage) {

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
            return new InitialWeights(random(recipe), drawn, Map.of(), Optional.empty());
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
        return new InitialWeights(read(location.path(), modelPackage, recipe), words, facts, modelPackage);
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
            file = modelPackage.get().weightsFile();
        }
        return switch (recipe.model().head()) {
            case NEW -> Weights.readWithNewHead(file, recipe.model().network(), recipe.seed());
            case KEEP -> Weights.read(file, recipe.model().network());
        };
    }
}
