package io.authentica.train.loop;

import ai.djl.Device;
import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.Weights;
import io.authentica.train.augment.AugmentationChain;
import io.authentica.train.batch.Batch;
import io.authentica.train.batch.BatchLoader;
import io.authentica.train.batch.EpochOrder;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.run.Checkpoint;
import io.authentica.train.run.CheckpointStore;
import io.authentica.train.run.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The training loop: epochs of steps over the training split, each followed by the validation split and a checkpoint. It
 * never sees a test split. Everything random is derived from (seed, epoch, step), so a run that goes on from a checkpoint
 * ends as one that was never interrupted, bit for bit on a CPU.
 */
public final class Trainer {

    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

    private final Recipe recipe;
    private final Manifest train;
    private final Manifest validation;
    private final RunDirectory run;
    private final Device device;
    private final int loaderThreads;
    private final EpochOrder epochOrder;

    /**
     * Prepares a run.
     *
     * @param train at least a batch
     * @param validation images of both classes
     * @param run where checkpoints and metrics go
     * @param loaderThreads threads that decode images; changes nothing but the speed
     * @throws UserException if a split is too small
     */
    public Trainer(
            Recipe recipe, Manifest train, Manifest validation, RunDirectory run, Device device, int loaderThreads) {
        this.recipe = recipe;
        this.train = train;
        this.validation = validation;
        this.run = run;
        this.device = device;
        this.loaderThreads = loaderThreads;
        this.epochOrder = new EpochOrder(recipe.sampler(), train.samples(), recipe.batchSize(), recipe.seed());
        if (epochOrder.batchesPerEpoch() == 0) {
            throw new UserException(train.root() + ": split train must have at least batch_size = " + recipe.batchSize()
                    + " images an epoch but has " + epochOrder.imagesPerEpoch());
        }
        if (validation.samples().stream().map(Sample::label).distinct().count() < 2) {
            throw new UserException(validation.root()
                    + ": split validation must have images of both classes, since the best epoch is chosen on it, but has "
                    + validation.samples().size() + " images of one class or none");
        }
    }

    /** What training came to: the weights of the best epoch and its metrics. */
    public record Result(Weights weights, EpochMetrics best) {}

    /**
     * Trains from {@code initial}, or goes on from the last checkpoint of the run if it has one.
     *
     * @throws UserException if {@code stop} is given before the last epoch is done
     */
    public Result run(Weights initial, StopSignal stop) throws IOException {
        EfficientNet network = EfficientNet.b0(recipe.model().variant(), 2);
        CheckpointStore checkpoints = run.checkpoints();
        Optional<Checkpoint> last = checkpoints.last(network);
        Weights start = last.map(Checkpoint::weights).orElse(initial);
        try (TrainingSession session = new TrainingSession(
                        network, recipe.model().programOptions(), recipe.optimiser(), start, device);
                BatchLoader trainLoader = loader(train);
                BatchLoader validationLoader = loader(validation)) {
            last.ifPresent(session::restore);
            List<EpochMetrics> history = new ArrayList<>(
                    last.map(checkpoint -> checkpoint.state().history()).orElse(List.of()));
            Validator validator = new Validator(session, validationLoader, stop);
            while (history.size() < recipe.epochs()
                    && !Selection.of(history, recipe.patienceEpochs()).stop()) {
                history.add(epoch(history.size(), session, trainLoader, validator, stop));
                Selection selection = Selection.of(history, recipe.patienceEpochs());
                checkpoints.save(session.checkpoint(history), selection.bestEpoch());
                run.writeMetrics(history);
            }
            int best = Selection.of(history, recipe.patienceEpochs()).bestEpoch();
            return new Result(checkpoints.weights(best, network), history.get(best - 1));
        }
    }

    private BatchLoader loader(Manifest split) {
        return new BatchLoader(split, new Preprocessor(recipe.preprocessing()), loaderThreads);
    }

    private EpochMetrics epoch(
            int epoch, TrainingSession session, BatchLoader loader, Validator validator, StopSignal stop)
            throws IOException {
        long startNanos = System.nanoTime();
        List<List<Integer>> order = epochOrder.batches(epoch);
        LearningRateSchedule schedule = schedule(order.size());
        AugmentationChain augmentation = new AugmentationChain(recipe.augmentation(), recipe.seed());
        EpochLoss losses = new EpochLoss();
        String task = "epoch " + (epoch + 1) + " of " + recipe.epochs();
        try (Progress progress = Progress.start(task, "images", (long) order.size() * recipe.batchSize(), false)) {
            loader.load(order, (image, sample) -> augmentation.apply(image, epoch, sample), batch -> {
                stop.check();
                long number = (long) epoch * order.size() + losses.steps;
                losses.rate = schedule.at(number);
                losses.add(
                        session.step(batch.images(), batch.labels(), losses.rate, stepSeed(recipe.seed(), number)),
                        number,
                        batch);
                progress.step(batch.images().size());
            });
        }
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        Validator.Result validated = validator.run(
                EpochOrder.sequential(validation.samples().size(), recipe.batchSize()),
                validation.samples().size());
        EpochMetrics metrics = new EpochMetrics(
                epoch + 1,
                losses.rate,
                losses.sum / losses.steps,
                validated.loss(),
                validated.auc().orElseThrow(),
                validated.accuracy());
        report(metrics, order.size() * recipe.batchSize() / seconds, (System.nanoTime() - startNanos) / 1e9);
        return metrics;
    }

    private LearningRateSchedule schedule(int stepsPerEpoch) {
        double highest = recipe.optimiser().learningRate();
        return new LearningRateSchedule(
                highest,
                highest * recipe.schedule().finalFactor(),
                Math.round(recipe.schedule().warmupEpochs() * stepsPerEpoch),
                (long) recipe.epochs() * stepsPerEpoch);
    }

    /** DJL's engine takes an int; a run's steps must not share one by a simple pattern. */
    private static int stepSeed(long seed, long step) {
        return Long.hashCode((seed + step) * 0x9E3779B97F4A7C15L);
    }

    private void report(EpochMetrics metrics, double imagesPerSecond, double seconds) throws IOException {
        String line = String.format(
                Locale.ROOT,
                "epoch %d: learning rate %.2e, train loss %.4f, validation loss %.4f, AUC %.4f, accuracy %.4f,"
                        + " %.1f images/s, %.0f s",
                metrics.epoch(),
                metrics.learningRate(),
                metrics.trainLoss(),
                metrics.validationLoss(),
                metrics.validationAuc(),
                metrics.validationAccuracy(),
                imagesPerSecond,
                seconds);
        LOG.info("{}", line);
        run.log(line);
    }

    /** The losses of an epoch so far. */
    private static final class EpochLoss {

        private double sum;
        private int steps;
        private double rate;
        private double lastFinite = Double.NaN;

        void add(StepResult result, long step, Batch batch) {
            if (!result.finite()) {
                throw new UserException("step " + step + ": loss must be finite but was " + result.loss()
                        + " with gradient norm " + result.gradientNorm() + "; last finite loss " + lastFinite
                        + "; images: "
                        + String.join(
                                ", ",
                                batch.samples().stream().map(Sample::fileName).toList()));
            }
            sum += result.loss();
            lastFinite = result.loss();
            steps++;
        }
    }
}
