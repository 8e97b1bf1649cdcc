package io.authentica.train;

import ai.djl.Device;
import io.authentica.common.cli.CommandRunner;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Split;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.Weights;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.loop.StopSignal;
import io.authentica.train.loop.Trainer;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.run.RunDirectory;
import io.authentica.train.run.RunEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code scripts/train.sh}: fine-tunes EfficientNet-B0 by a recipe and packages the best epoch. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Fine-tunes EfficientNet-B0 by a recipe and packages the best epoch.")
public final class TrainCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(TrainCommand.class);

    @Option(names = "--recipe", required = true, description = "The run's YAML file, see train/recipes.")
    private Path recipeFile = Path.of("");

    @Option(names = "--data", required = true, description = "A data set made by scripts/data.sh.")
    private Path data = Path.of("");

    @Option(names = "--out", required = true, description = "The run's directory: new, or one to --resume.")
    private Path out = Path.of("");

    @Option(
            names = "--init",
            description = "Initial weights: a safetensors file with timm's keys, or a model package."
                    + " Without it they are drawn from the recipe's seed.")
    private Optional<Path> init = Optional.empty();

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu or cuda:N. Default: ${DEFAULT-VALUE}.")
    private String device = "auto";

    @Option(names = "--resume", description = "Go on from the last checkpoint in --out.")
    private boolean resume;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new TrainCommand(), arguments));
    }

    @Override
    public Integer call() throws IOException {
        Recipe recipe = Recipe.read(recipeFile);
        Manifest manifest = ManifestReader.read(data);
        Device resolved = DeviceChoice.parse(device).resolve();
        Map<String, String> environment = RunEnvironment.facts(DeviceChoice.name(resolved), manifest.sha256());
        Weights initial = init.isPresent() ? InitialWeights.read(init.get(), recipe) : InitialWeights.random(recipe);
        RunDirectory run =
                resume ? RunDirectory.resume(out, recipe, environment) : RunDirectory.create(out, recipe, environment);
        Manifest train = manifest.filter(Split.TRAIN);
        Manifest validation = manifest.filter(Split.VALIDATION);
        LOG.info(
                "{} training and {} validation images, {} on {}",
                train.samples().size(),
                validation.samples().size(),
                recipe.model().variant().timmName(),
                DeviceChoice.name(resolved));
        int loaderThreads = Runtime.getRuntime().availableProcessors();
        Trainer trainer = new Trainer(recipe, train, validation, run, resolved, loaderThreads);
        Trainer.Result result;
        try (StopSignal stop = StopSignal.install()) {
            result = trainer.run(initial, stop);
        }
        // A finished run that is resumed keeps the package that it has.
        ModelPackage modelPackage = ModelPackage.isPackage(run.packagePath())
                ? ModelPackage.load(run.packagePath())
                : new PackagedModel(recipe, train, environment, result).write(run.packagePath());
        PrintWriter output = spec.commandLine().getOut();
        output.printf(
                "best epoch %d: validation AUC %.4f%nmodel package: %s%n",
                result.best().epoch(), result.best().validationAuc(), modelPackage.directory());
        output.flush();
        return 0;
    }
}
