package io.authentica.train.loop;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.Sample;
import io.authentica.train.augment.AugmentationChain;
import io.authentica.train.batch.Batch;
import io.authentica.train.batch.BatchLoader;
import io.authentica.train.batch.EpochOrder;
import io.authentica.train.recipe.Recipe;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The steps of an epoch over the training split. Order, augmentation and what is random in the network are functions of
 * (seed, epoch, step), so an epoch may begin anywhere.
 */
final class EpochSteps {

    private final Recipe recipe;
    private final int samples;
    private final BatchLoader loader;
    private final TrainingSession session;
    private final LearningRateSchedule schedule;

    /** @param samples of the training split, which {@code loader} loads */
    EpochSteps(Recipe recipe, int samples, BatchLoader loader, TrainingSession session) {
        this.recipe = recipe;
        this.samples = samples;
        this.loader = loader;
        this.session = session;
        this.schedule = LearningRateSchedule.of(recipe, stepsPerEpoch());
    }

    /** Full batches in the split. */
    int stepsPerEpoch() {
        return samples / recipe.batchSize();
    }

    /** The rate of a step, counted from 0 in its epoch. */
    double learningRate(int epoch, int step) {
        return schedule.at(number(epoch, step));
    }

    /**
     * Does what is left of an epoch.
     *
     * @param epoch from 0
     * @param from what of it is done
     * @param afterStep is told how far it is after each step
     * @return the whole epoch
     * @throws UserException at a loss or a gradient that is no finite number
     */
    PartialEpoch run(int epoch, PartialEpoch from, Consumer<PartialEpoch> afterStep) {
        List<List<Integer>> batches = EpochOrder.shuffled(samples, recipe.batchSize(), recipe.seed(), epoch);
        List<List<Integer>> left = batches.subList(from.steps(), batches.size());
        AugmentationChain augmentation = new AugmentationChain(recipe.augmentation(), recipe.seed());
        Steps steps = new Steps(epoch, from);
        String task = "epoch " + (epoch + 1) + " of " + recipe.epochs();
        try (Progress progress = Progress.start(task, "images", (long) left.size() * recipe.batchSize(), false)) {
            loader.load(left, (image, sample) -> augmentation.apply(image, epoch, sample), batch -> {
                steps.take(batch);
                progress.step(batch.images().size());
                afterStep.accept(steps.done);
            });
        }
        return steps.done;
    }

    private long number(int epoch, int step) {
        return (long) epoch * stepsPerEpoch() + step;
    }

    /** DJL's engine takes an int; a run's steps must not share one by a simple pattern. */
    private static int stepSeed(long seed, long step) {
        return Long.hashCode((seed + step) * 0x9E3779B97F4A7C15L);
    }

    /** The steps of an epoch so far. */
    private final class Steps {

        private final int epoch;
        private PartialEpoch done;
        private String lastFinite = "none since the run began or went on";

        Steps(int epoch, PartialEpoch done) {
            this.epoch = epoch;
            this.done = done;
        }

        void take(Batch batch) {
            long number = number(epoch, done.steps());
            StepResult result =
                    session.step(batch.images(), batch.labels(), schedule.at(number), stepSeed(recipe.seed(), number));
            if (!result.finite()) {
                throw notFinite(result, batch);
            }
            lastFinite = result.toString();
            done = done.plus(result.loss());
        }

        private UserException notFinite(StepResult result, Batch batch) {
            return new UserException("epoch " + (epoch + 1) + ", step " + (done.steps() + 1)
                    + ": loss and gradient norm must be finite but were " + result + "; last finite: " + lastFinite
                    + "; images: "
                    + batch.samples().stream().map(Sample::fileName).collect(Collectors.joining(", ")));
        }
    }
}
