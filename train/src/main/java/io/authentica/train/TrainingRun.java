package io.authentica.train;

import io.authentica.common.model.DeviceChoice;
import io.authentica.common.modelpackage.ModelPackage;
import io.authentica.train.calibrate.CalibrationSplit;
import io.authentica.train.calibrate.Decision;
import io.authentica.train.generators.TrainingData;
import io.authentica.train.loop.EpochMetrics;
import io.authentica.train.loop.RunOptions;
import io.authentica.train.loop.StopSignal;
import io.authentica.train.loop.Trainer;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.report.Curves;
import io.authentica.train.run.Bfloat16Speed;
import io.authentica.train.run.RunDirectory;
import io.authentica.train.run.RunEnvironment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: trains, decides on calibration and threshold, packages, and reports. */
final class TrainingRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

    private final Recipe recipe;
    private final TrainingData data;
    private final CalibrationSplit validation;
    private final InitialWeights initial;
    private final RunOptions options;
    private final Map<String, String> environment;

    /** What a finished run came to. */
    record Finished(ModelPackage modelPackage, EpochMetrics best) {}

    /** @throws io.authentica.common.cli.UserException if the validation images are too few for the recipe's decision */
    TrainingRun(Recipe recipe, TrainingData data, InitialWeights initial, RunOptions options) {
        this.recipe = recipe;
        this.data = data;
        this.validation = recipe.decision().split(data.validation().samples(), recipe.seed());
        this.initial = initial;
        this.options = options;
        this.environment = new LinkedHashMap<>(RunEnvironment.facts(
                DeviceChoice.name(options.device()), data.manifest().sha256()));
        data.rehearsal()
                .ifPresent(rehearsal -> environment.put(
                        RunEnvironment.REHEARSED_MANIFEST, rehearsal.old().sha256()));
        environment.putAll(initial.facts());
    }

    Recipe recipe() {
        return recipe;
    }

    /** What the run's result may depend on beside the recipe. */
    Map<String, String> environment() {
        return environment;
    }

    /** Trains what is left to train and writes what is not there yet. */
    Finished finish(RunDirectory run, StopSignal stop) throws IOException {
        LOG.info(
                "{} training images, {} validation images for the choice of the epoch and {} for calibration and"
                        + " threshold, {} on {}",
                data.train().samples().size(),
                validation.selection().size(),
                validation.calibration().size(),
                recipe.model().variant().timmName(),
                DeviceChoice.name(options.device()));
        data.rehearsal().ifPresent(rehearsal -> LOG.info("{}", rehearsal.words()));
        if (recipe.model().bf16() && !options.device().isGpu()) {
            Bfloat16Speed.warning().ifPresent(warning -> LOG.warn("warning: {}", warning));
        }
        Trainer.Result result = new Trainer(
                        recipe, data.train(), data.validation().only(validation.selection()), run, options)
                .run(initial.weights(), stop);
        ImageScorer scorer = ImageScorer.of(options, recipe.batchSize(), stop);
        // A finished run that is resumed keeps the package that it has.
        ModelPackage modelPackage = ModelPackage.isPackage(run.packagePath())
                ? ModelPackage.load(run.packagePath())
                : packaged(result, scorer, run);
        if (data.rehearsal().isPresent()) {
            new BeforeAndAfter(data, scorer).write(initial.modelPackage().orElseThrow(), modelPackage, run);
        }
        new RunPapers(recipe, data, validation, environment, run, Curves::write)
                .write(result.history(), modelPackage.description(), initial.words());
        return new Finished(modelPackage, result.best());
    }

    private ModelPackage packaged(Trainer.Result result, ImageScorer scorer, RunDirectory run) throws IOException {
        Decision decision = recipe.decision()
                .decide(new CalibrationLogits(recipe, data.validation().only(validation.calibration()), scorer)
                        .of(result.weights()));
        return new PackagedModel(recipe, data, initial, environment, result, decision).write(run.packagePath());
    }
}
