package io.authentica.train;

import ai.djl.Device;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Split;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.Weights;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.audit.AuditWarning;
import io.authentica.train.calibrate.CalibrationSplit;
import io.authentica.train.calibrate.Decision;
import io.authentica.train.hub.LocatedFile;
import io.authentica.train.loop.EpochMetrics;
import io.authentica.train.loop.RunOptions;
import io.authentica.train.loop.StopSignal;
import io.authentica.train.loop.Trainer;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.recipe.SelectionRecipe;
import io.authentica.train.report.Curves;
import io.authentica.train.run.CheckpointInterval;
import io.authentica.train.run.RunDirectory;
import io.authentica.train.run.RunEnvironment;
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
                            + " Without it they are drawn from the recipe's seed.")
    private Optional<String> init = Optional.empty();

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu or cuda:N. Default: ${DEFAULT-VALUE}.")
    private String device = "auto";

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
        Recipe recipe = Recipe.read(recipeFile);
        Manifest manifest = ManifestReader.read(data);
        CalibrationSplit validation =
                recipe.decision().split(manifest.filter(Split.VALIDATION).samples(), recipe.seed());
        Device resolved = DeviceChoice.parse(device).resolve();
        Map<String, String> environment = RunEnvironment.facts(DeviceChoice.name(resolved), manifest.sha256());
        Weights initial = initialWeights(recipe, environment);
        RunDirectory run =
                resume ? RunDirectory.resume(out, recipe, environment) : RunDirectory.create(out, recipe, environment);
        Manifest train = manifest.filter(Split.TRAIN);
        LOG.info(
                "{} training images, {} validation images for the choice of the epoch and {} for calibration and"
                        + " threshold, {} on {}",
                train.samples().size(),
                validation.selection().size(),
                validation.calibration().size(),
                recipe.model().variant().timmName(),
                DeviceChoice.name(resolved));
        AuditWarning.of(manifest).ifPresent(warning -> LOG.warn("warning: {}", warning));
        RunOptions options =
                new RunOptions(resolved, Runtime.getRuntime().availableProcessors(), interval, resumeCommand());
        Manifest selection = new Manifest(manifest.root(), validation.selection());
        Trainer.Result result = new Trainer(recipe, train, selection, run, options).run(initial, stop);
        ModelPackage modelPackage;
        if (ModelPackage.isPackage(run.packagePath())) {
            // A finished run that is resumed keeps the package that it has.
            modelPackage = ModelPackage.load(run.packagePath());
        } else {
            Manifest calibration = new Manifest(manifest.root(), validation.calibration());
            Decision decision = recipe.decision()
                    .decide(new CalibrationLogits(recipe, calibration, resolved, options.loaderThreads())
                            .of(result.weights()));
            modelPackage = new PackagedModel(recipe, train, environment, result, decision).write(run.packagePath());
        }
        new RunPapers(recipe, manifest, validation, environment, run, Curves::write)
                .write(result.history(), modelPackage.description(), initialWords(recipe, environment));
        PrintWriter output = spec.commandLine().getOut();
        output.printf(
                "best epoch %d: validation %s%nmodel package: %s%n",
                result.best().epoch(), figure(recipe.selection().metric(), result.best()), modelPackage.directory());
        output.flush();
        return 0;
    }

    private String initialWords(Recipe recipe, Map<String, String> environment) {
        String drawn = "drawn from seed " + recipe.seed();
        if (init.isEmpty()) {
            return drawn;
        }
        String source = environment.getOrDefault("init", init.get());
        return switch (recipe.model().head()) {
            case NEW -> source + ", with a new classifier " + drawn;
            case KEEP -> source;
        };
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

    /** Notes where weights from the Hub came from among the run's facts; a path on this machine is no fact for others. */
    private Weights initialWeights(Recipe recipe, Map<String, String> environment) throws IOException {
        if (init.isEmpty()) {
            return InitialWeights.random(recipe);
        }
        LocatedFile location = InitialWeights.locate(init.get(), variables);
        location.origin().ifPresent(origin -> environment.put("init", origin));
        return InitialWeights.read(location.path(), recipe);
    }
}
