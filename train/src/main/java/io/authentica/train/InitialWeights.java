package io.authentica.train;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.model.Weights;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.hub.HubClient;
import io.authentica.train.hub.HubFile;
import io.authentica.train.hub.HubReference;
import io.authentica.train.hub.HubSettings;
import io.authentica.train.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a run's first weights come from. */
final class InitialWeights {

    private static final String DEFAULT_FILE = "model.safetensors";

    private InitialWeights() {}

    /**
     * Where {@code --init} points.
     *
     * @param path on this machine
     * @param origin its pinned reference if it comes from the Hub
     */
    record Location(Path path, Optional<String> origin) {}

    /**
     * Finds what {@code --init} names: a path, or a file on the Hub, {@code model.safetensors} unless it says which.
     *
     * @param environment variables that say how the Hub is reached
     */
    static Location locate(String init, Map<String, String> environment) throws IOException {
        if (!HubReference.isOne(init)) {
            return new Location(Path.of(init), Optional.empty());
        }
        HubReference reference = HubReference.parse(init);
        String name = reference.path().isEmpty() ? DEFAULT_FILE : reference.path();
        try (HubClient hub = new HubClient(HubSettings.of(environment))) {
            HubFile file = hub.resolve(reference.repository(), reference.revision(), name);
            try (Progress progress = Progress.start(name, "bytes", file.size(), file.isLocal())) {
                return new Location(hub.download(file, progress), Optional.of(file.toString()));
            }
        }
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
