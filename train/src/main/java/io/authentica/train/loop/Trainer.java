package io.authentica.train.loop;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.DirectoryTree;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.FrozenPart;
import io.authentica.common.model.Weights;
import io.authentica.train.batch.EpochOrder;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.report.EpochRow;
import io.authentica.train.report.RunHistory;
import io.authentica.train.run.Checkpoint;
import io.authentica.train.run.CheckpointStore;
import io.authentica.train.run.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
    private final RunOptions options;
    private final EpochOrder order;

    /**
     * Prepares a run.
     *
     * @param train at least a batch
     * @param validation what chooses the epoch: images of both classes
     * @param run where checkpoints and metrics go
     * @throws UserException if a split is too small
     */
    public Trainer(Recipe recipe, Manifest train, Manifest validation, RunDirectory run, RunOptions options) {
        this.recipe = recipe;
        this.train = train;
        this.validation = validation;
        this.run = run;
        this.options = options;
        this.order = new EpochOrder(recipe.sampler(), train.samples(), recipe.imagesPerStep(), recipe.seed());
        if (order.batchesPerEpoch() == 0) {
            throw new UserException(train.root() + ": split train must have at least batch_size * accumulation_steps = "
                    + recipe.imagesPerStep() + " images an epoch but has " + order.imagesPerEpoch());
        }
        if (validation.samples().stream().map(Sample::label).distinct().count() < 2) {
            throw new UserException(validation.root()
                    + ": split validation must have images of both classes, since the best epoch is chosen on it, but has "
                    + validation.samples().size() + " images of one class or none");
        }
    }

    /** What training came to: the weights of the best epoch and its metrics, and how it came to them. */
    public record Result(Weights weights, EpochMetrics best, RunHistory history) {}

    /**
     * Trains from {@code initial}, or goes on from the last checkpoint of the run if it has one.
     *
     * @throws UserException if {@code stop} is given before the last epoch is done
     */
    public Result run(Weights initial, StopSignal stop) throws IOException {
        EfficientNet network = recipe.model().network();
        CheckpointStore checkpoints = run.checkpoints();
        Optional<Checkpoint> last = checkpoints.last(network);
        Weights start = last.map(Checkpoint::weights).orElse(initial);
        NetworkInput input = input();
        try (TrainingSession session =
                new TrainingSession(TrainingSettings.of(recipe), start, options.device(), input)) {
            Checkpointer checkpointer = new Checkpointer(
                    session, checkpoints, history -> Selection.of(history, recipe.selection()), options, stop);
            PartialEpoch partial = PartialEpoch.NONE;
            if (last.isPresent()) {
                session.restore(last.get());
                checkpointer.restore(last.get().state().history());
                partial = last.get().state().partialEpoch();
                // The process may have died between the checkpoint and the table.
                run.writeMetrics(checkpointer.history());
            }
            List<EpochRow> rows = new ArrayList<>();
            for (EpochMetrics earlier : checkpointer.history()) {
                rows.add(earlier.row(OptionalDouble.empty(), OptionalDouble.empty()));
            }
            if (goesOn(checkpointer)) {
                PartialEpoch done = partial;
                TrunkFeatures features = new TrunkFeatures(
                        recipe,
                        start,
                        session,
                        run.featuresPath(),
                        options.loaderThreads(),
                        () -> checkpointer.stopIfTold(done));
                try (Feed feed = feed(input, features);
                        RunDiary diary = RunDiary.open(run, recipe, rows.size(), imagesPerEpoch())) {
                    EpochSteps steps = new EpochSteps(recipe, order, feed::train, session);
                    Validator validator = new Validator(session, feed.validation());
                    do {
                        rows.add(epoch(partial, steps, validator, checkpointer, diary));
                        partial = PartialEpoch.NONE;
                    } while (goesOn(checkpointer));
                }
            }
            // Of no more use, and large.
            DirectoryTree.delete(run.featuresPath());
            int best = checkpointer.selection().bestEpoch();
            return new Result(
                    checkpoints.weights(best, network),
                    checkpointer.history().get(best - 1),
                    new RunHistory(rows, best));
        }
    }

    private NetworkInput input() {
        List<String> keys = recipe.keysThatChangeFeatures();
        if (keys.isEmpty()) {
            return NetworkInput.FEATURES;
        }
        if (recipe.model().freeze() == FrozenPart.TRUNK) {
            LOG.info("the trunk is frozen, but runs in every epoch because of {}", String.join(", ", keys));
        }
        return NetworkInput.PICTURES;
    }

    private boolean goesOn(Checkpointer checkpointer) {
        return checkpointer.history().size() < recipe.epochs()
                && !checkpointer.selection().stop();
    }

    private long imagesPerEpoch() {
        return (long) order.batchesPerEpoch() * recipe.imagesPerStep();
    }

    private Feed feed(NetworkInput input, TrunkFeatures features) throws IOException {
        return switch (input) {
            case PICTURES -> new PictureFeed(recipe, train, validation, options.loaderThreads());
            case FEATURES -> FeatureFeed.open(features, train, validation);
        };
    }

    private EpochRow epoch(
            PartialEpoch from, EpochSteps steps, Validator validator, Checkpointer checkpointer, RunDiary diary)
            throws IOException {
        int epoch = checkpointer.history().size();
        long imagesBefore = (long) from.steps() * recipe.imagesPerStep();
        diary.console().beginEpoch(epoch + 1, imagesBefore);
        PartialEpoch done = steps.run(epoch, from, diary.console(), checkpointer::afterStep);
        diary.console().validating();
        int images = validation.samples().size();
        Validator.Result validated = validator.run(
                EpochOrder.sequential(images, recipe.batchSize()), images, () -> checkpointer.stopIfTold(done));
        EpochMetrics metrics = new EpochMetrics(
                epoch + 1,
                steps.learningRate(epoch, done.steps() - 1),
                done.lossSum() / done.steps(),
                validated.loss(),
                validated.auc().orElseThrow(),
                validated.verdicts().accuracy().orElseThrow(),
                validated.verdicts().f1().orElseThrow(),
                validated.verdicts().balancedAccuracy().orElseThrow());
        EpochRow row = diary.epoch(metrics, imagesBefore, imagesPerEpoch());
        checkpointer.afterEpoch(metrics);
        run.writeMetrics(checkpointer.history());
        diary.tell(row);
        return row;
    }
}
