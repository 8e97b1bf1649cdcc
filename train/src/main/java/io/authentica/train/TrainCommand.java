package io.authentica.train;

import ai.djl.Device;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.train.audit.AuditWarning;
import io.authentica.train.generators.TrainingData;
import io.authentica.train.loop.EpochMetrics;
import io.authentica.train.loop.RunOptions;
import io.authentica.train.loop.StopSignal;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.recipe.SelectionRecipe;
import io.authentica.train.run.CheckpointInterval;
import io.authentica.train.run.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            description =
                    "Initial weights: a safetensors file with timm's keys, or a model package, or a repository on the"
                            + " Hugging Face Hub (hf://timm/efficientnet_b0.ra_in1k[@revision][/file])."
                            + " Default: the recipe's; without either they are drawn from its seed.")
    private Optional<String> init = Optional.empty();

    @Option(
            names = "--rehearse",
            paramLabel = "OLD",
            description =
                    "The data set that the package of --init was trained on: the recipe's share of its training images is"
                            + " shown again, its validation images choose the epoch together with the new ones, and"
                            + " forgetting.md compares the two packages generator by generator.")
    private Optional<Path> rehearse = Optional.empty();

    @Option(names = "--device", description = "auto, cpu or cuda:N. Default: the recipe's, else auto.")
    private Optional<String> device = Optional.empty();

    @Option(names = "--resume", description = "Go on from the last checkpoint in --out.")
    private boolean resume;

    @Option(
            names = "--checkpoint-every",
            defaultValue = "10m",
            paramLabel = "STEPS|MINUTESm",
            description =
                    "What a killed run may lose: 500 is steps, 10m minutes. A checkpoint is also written after each"
                            + " epoch and at SIGTERM or Ctrl-C. Default: ${DEFAULT-VALUE}.")
    private String checkpointEvery = "10m";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<String, String> variables;
    private final StopSignal stop;

    /** @param stop ends training early */
    TrainCommand(StopSignal stop) {
        this(System.getenv(), stop);
    }

    /** @param variables of the environment */
    TrainCommand(Map<String, String> variables, StopSignal stop) {
        this.variables = Map.copyOf(variables);
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        CheckpointInterval interval = CheckpointInterval.parse(checkpointEvery);
        Recipe recipe = Recipe.read(recipeFile).withInitUnless(init);
        Optional<String> begins = init.or(recipe::init);
        if (rehearse.isPresent() && begins.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--rehearse compares with the package of --init, which must be given with it");
        }
        TrainingData trainingData = trainingData(recipe);
        Device resolved = recipe.deviceUnless(device).resolve();
        InitialWeights initial = InitialWeights.of(begins, recipe, variables);
        if (rehearse.isPresent() && initial.modelPackage().isEmpty()) {
            throw new UserException("--init must be a model package with --rehearse, which compares with it, but is "
                    + initial.words());
        }
        RunOptions options =
                new RunOptions(resolved, Runtime.getRuntime().availableProcessors(), interval, resumeCommand());
        TrainingRun training = new TrainingRun(recipe, trainingData, initial, options);
        RunDirectory run = resume
                ? RunDirectory.resume(out, recipe, training.environment())
                : RunDirectory.create(out, recipe, training.environment());
        AuditWarning.of(trainingData.manifest()).ifPresent(warning -> LOG.warn("warning: {}", warning));
        TrainingRun.Finished finished = training.finish(run, stop);
        PrintWriter output = spec.commandLine().getOut();
        output.printf(
                "best epoch %d: validation %s%nmodel package: %s%n",
                finished.best().epoch(),
                figure(recipe.selection().metric(), finished.best()),
                finished.modelPackage().directory());
        output.flush();
        return 0;
    }

    private TrainingData trainingData(Recipe recipe) throws IOException {
        Manifest manifest = ManifestReader.read(data);
        if (rehearse.isPresent() != recipe.rehearsal().isPresent()) {
            throw new UserException(
                    recipe.rehearsal().isPresent()
                            ? recipeFile + ": rehearsal says how much of an older data set is shown again, which"
                                    + " --rehearse must name but does not"
                            : recipeFile + ": rehearsal must say how much of " + rehearse.get()
                                    + " is shown again but is missing (see train/recipes/continue.yaml)");
        }
        return rehearse.isEmpty()
                ? TrainingData.of(manifest)
                : TrainingData.rehearsing(
                        manifest,
                        ManifestReader.read(rehearse.get()),
                        recipe.rehearsal().orElseThrow(),
                        recipe.seed());
    }

    private static String figure(SelectionRecipe.Metric metric, EpochMetrics best) {
        return switch (metric) {
            case AUC -> String.format(Locale.ROOT, "AUC %.4f", best.validationAuc());
            case F1 -> String.format(Locale.ROOT, "F1 %.4f", best.validationF1());
            case BALANCED_ACCURACY ->
                String.format(Locale.ROOT, "balanced accuracy %.4f", best.validationBalancedAccuracy());
            case LOSS -> String.format(Locale.ROOT, "loss %.4f", best.validationLoss());
        };
    }

    private String resumeCommand() {
        return ResumeCommand.of(
                spec.commandLine().getParseResult().originalArgs(),
                Optional.ofNullable(System.getProperty("authentica.home")).map(Path::of));
    }
}
