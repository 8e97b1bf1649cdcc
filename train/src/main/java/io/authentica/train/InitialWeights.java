package io.authentica.train;

import io.authentica.common.cli.UserException;
import io.authentica.common.model.Weights;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.hub.LocatedFile;
import io.authentica.train.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Where a run's first weights come from. */
final class InitialWeights {

    private static final String DEFAULT_FILE = "model.safetensors";

    private InitialWeights() {}

    /**
     * Finds what {@code --init} names: a path, or a file on the Hub, {@code model.safetensors} unless it says which.
     *
     * @param environment variables that say how the Hub is reached
     */
    static LocatedFile locate(String init, Map<String, String> environment) throws IOException {
        return LocatedFile.of(init, DEFAULT_FILE, environment);
    }

    /** Every tensor drawn from the recipe's seed. */
    static Weights random(Recipe recipe) {
        return Weights.random(recipe.model().network(), recipe.seed());
    }

    /**
     * From a safetensors file with timm's keys or from a model package; the recipe says whether their classifier is kept.
     *
     * @throws UserException if they do not fit the recipe's network completely
     */
    static Weights read(Path source, Recipe recipe) throws IOException {
        Path file = source;
        if (ModelPackage.isPackage(source)) {
            ModelPackage modelPackage = ModelPackage.load(source);
            if (modelPackage.description().architecture() != recipe.model().variant()) {
                throw new UserException(source + ": architecture must be the recipe's model.variant "
                        + recipe.model().variant().timmName() + " but is "
                        + modelPackage.description().architecture().timmName());
            }
            file = modelPackage.weightsFile();
        }
        return switch (recipe.model().head()) {
            case NEW -> Weights.readWithNewHead(file, recipe.model().network(), recipe.seed());
            case KEEP -> Weights.read(file, recipe.model().network());
        };
    }
}
