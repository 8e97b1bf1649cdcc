package io.authentica.train;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.DirectoryTree;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.audit.AuditWarning;
import io.authentica.train.batch.ImageSet;
import io.authentica.train.generators.MatrixPlan;
import io.authentica.train.generators.TestScores;
import io.authentica.train.generators.TrainingData;
import io.authentica.train.loop.RunOptions;
import io.authentica.train.loop.StopSignal;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.report.GeneratorMatrix;
import io.authentica.train.report.RunReport;
import io.authentica.train.run.CheckpointInterval;
import io.authentica.train.run.RunDirectory;
import io.authentica.train.run.WriteFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code scripts/train.sh matrix}: how a recipe does on generators that it was trained on, and on those that it was not. The test
 * split is opened when a model is finished, and nothing is chosen by it.
 */
@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        description = "Trains a model on each generator alone and one without it, tests all of them on every generator,"
                + " and draws the matrix. Killed and started again with the same command, it goes on.")
public final class MatrixCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(MatrixCommand.class);
    private static final String WAY_OUT = "free or mend the disk and give the same command for the rest";

    /** What tells the models apart. */
    enum By {
        GENERATOR
    }

    @Option(
            names = "--by",
            required = true,
            description = "What the models differ in: generator, the only choice so far.")
    private By by = By.GENERATOR;

    @Option(names = "--recipe", required = true, description = "The YAML file of every run, see train/recipes.")
    private Path recipeFile = Path.of("");

    @Option(names = "--data", required = true, description = "A data set made by scripts/data.sh.")
    private Path data = Path.of("");

    @Option(
            names = "--out",
            required = true,
            description = "The matrix's directory: new, or that of a matrix with the same recipe and data.")
    private Path out = Path.of("");

    @Option(names = "--init", description = "Initial weights of every run, as for train run. Default: the recipe's.")
    private Optional<String> init = Optional.empty();

    @Option(
            names = "--generators",
            split = ",",
            paramLabel = "NAME",
            description = "The generators that give rows. Default: all of split train.")
    private List<String> generators = new ArrayList<>();

    @Option(names = "--device", description = "auto, cpu or cuda:N. Default: the recipe's, else auto.")
    private Optional<String> device = Optional.empty();

    @Option(
            names = "--checkpoint-every",
            defaultValue = "10m",
            paramLabel = "STEPS|MINUTESm",
            description = "What a killed matrix may lose, as for train run. Default: ${DEFAULT-VALUE}.")
    private String checkpointEvery = "10m";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final StopSignal stop;

    /** @param stop ends training early */
    MatrixCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        CheckpointInterval interval = CheckpointInterval.parse(checkpointEvery);
        Recipe recipe = Recipe.read(recipeFile).withInitUnless(init);
        if (recipe.rehearsal().isPresent()) {
            throw new UserException(recipeFile + ": rehearsal must be left out for a matrix, which has one data set");
        }
        Manifest manifest = ManifestReader.read(data);
        MatrixPlan plan = MatrixPlan.of(manifest, generators);
        InitialWeights initial = InitialWeights.of(init.or(recipe::init), recipe, System.getenv());
        RunOptions options = new RunOptions(
                recipe.deviceUnless(device).resolve(),
                Runtime.getRuntime().availableProcessors(),
                interval,
                ResumeCommand.again(
                        spec.commandLine().getParseResult().originalArgs(),
                        Optional.ofNullable(System.getProperty("authentica.home"))
                                .map(Path::of)));
        // Recipe, data and initial package of all runs are those of the first start.
        RunDirectory.open(
                out, recipe, new TrainingRun(recipe, TrainingData.of(manifest), initial, options).environment());
        AuditWarning.of(manifest).ifPresent(warning -> LOG.warn("warning: {}", warning));
        List<GeneratorMatrix.Row> rows = new ArrayList<>();
        for (MatrixPlan.Model model : plan.models()) {
            LOG.info(
                    "model {} of {}: trained {} {}",
                    rows.size() + 1,
                    plan.models().size(),
                    model.kind().word(),
                    model.generator());
            TrainingRun training = new TrainingRun(recipe, TrainingData.of(model.data()), initial, options);
            rows.add(scores(training, model, plan, ImageScorer.of(options, recipe.batchSize(), stop))
                    .row(model, plan.columns()));
        }
        write(new GeneratorMatrix(plan.pool(), rows));
        PrintWriter output = spec.commandLine().getOut();
        output.printf(
                "%d models by %s, each tested on %d generators: %s%n",
                rows.size(),
                by.name().toLowerCase(Locale.ROOT),
                plan.columns().size(),
                out.resolve(GeneratorMatrix.MARKDOWN_FILE));
        output.flush();
        return 0;
    }

    /** Those of a finished model, or of one that is trained now. */
    private TestScores scores(TrainingRun training, MatrixPlan.Model model, MatrixPlan plan, ImageScorer scorer)
            throws IOException {
        Path directory = out.resolve(model.directory());
        Path file = directory.resolve(TestScores.FILE_NAME);
        if (!Files.exists(file)) {
            RunDirectory run = RunDirectory.open(directory, training.recipe(), training.environment());
            ModelPackage modelPackage = Files.exists(directory.resolve(RunReport.FILE_NAME))
                    ? ModelPackage.load(run.packagePath())
                    : training.finish(run, stop).modelPackage();
            double[] probabilities = scorer.fakeProbabilities(modelPackage, ImageSet.of(plan.test()));
            double threshold = modelPackage.description().threshold().value();
            run.writeWhole(
                    TestScores.FILE_NAME,
                    new TestScores(plan.test().samples(), probabilities, threshold).csv(),
                    WAY_OUT);
        }
        // A row that is done is never gone on with, and the checkpoints of many rows would fill the disk.
        DirectoryTree.delete(directory.resolve(RunDirectory.CHECKPOINTS));
        return TestScores.read(file, plan.test().samples());
    }

    private void write(GeneratorMatrix matrix) {
        try {
            matrix.writeTables(out);
            Drawings.orWarning(out.resolve(GeneratorMatrix.PICTURE_FILE), () -> matrix.drawPicture(out));
        } catch (IOException e) {
            throw WriteFailure.of(out, e, WAY_OUT);
        }
    }
}
