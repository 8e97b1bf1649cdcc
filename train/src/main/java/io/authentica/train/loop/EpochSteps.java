package io.authentica.train.loop;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Sample;
import io.authentica.train.augment.AugmentationChain;
import io.authentica.train.batch.Batch;
import io.authentica.train.batch.BatchLoader;
import io.authentica.train.batch.EpochOrder;
import io.authentica.train.random.RandomStream;
import io.authentica.train.random.RandomStream.Purpose;
import io.authentica.train.recipe.Recipe;
import io.authentica.train.report.ConsoleProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The steps of an epoch over the training split. Order, augmentation and what is random in the network are functions of
 * (seed, epoch, step), so an epoch may begin anywhere.
 */
final class EpochSteps {

    private final Recipe recipe;
    private final EpochOrder order;
    private final BatchLoader loader;
    private final TrainingSession session;
    private final LearningRateSchedule schedule;

    /** @param order of the samples that {@code loader} loads, a batch for each step */
    EpochSteps(Recipe recipe, EpochOrder order, BatchLoader loader, TrainingSession session) {
        this.recipe = recipe;
        this.order = order;
        this.loader = loader;
        this.session = session;
        this.schedule = LearningRateSchedule.of(recipe, stepsPerEpoch());
    }

    /** Full steps: BatchNorm and the mean gradient would weigh the images of one that is not full more. */
    int stepsPerEpoch() {
        return order.batchesPerEpoch();
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
     * @param console is told the images and the loss of each batch
     * @param afterStep is told how far it is after each step
     * @return the whole epoch
     * @throws UserException at a loss or a gradient that is no finite number
     */
    PartialEpoch run(int epoch, PartialEpoch from, ConsoleProgress console, Consumer<PartialEpoch> afterStep) {
        List<List<Integer>> left = batches(epoch).stream()
                .skip((long) from.steps() * recipe.accumulationSteps())
                .toList();
        AugmentationChain augmentation = new AugmentationChain(recipe.augmentation(), recipe.seed());
        Steps steps = new Steps(epoch, from, console);
        loader.load(left, (image, sample) -> augmentation.apply(image, epoch, sample), batch -> {
            if (steps.take(batch)) {
                afterStep.accept(steps.done);
            }
        });
        return steps.done;
    }

    /** The images of each step, shared out in their order: accumulation sees what one large batch would have seen. */
    private List<List<Integer>> batches(int epoch) {
        int size = recipe.batchSize();
        return order.batches(epoch).stream()
                .flatMap(step -> IntStream.range(0, recipe.accumulationSteps())
                        .mapToObj(i -> step.subList(i * size, (i + 1) * size)))
                .toList();
    }

    private long number(int epoch, int step) {
        return (long) epoch * stepsPerEpoch() + step;
    }

    /** The steps of an epoch so far, and the batches of the one under way. */
    private final class Steps {

        private final int epoch;
        private final ConsoleProgress console;
        private final List<Sample> stepSamples = new ArrayList<>();
        private PartialEpoch done;
        private double lossSum;
        private int batches;
        private String lastFinite = "none since the run began or went on";

        Steps(int epoch, PartialEpoch done, ConsoleProgress console) {
            this.epoch = epoch;
            this.console = console;
            this.done = done;
        }

        /** Whether the batch was the last of a step. */
        boolean take(Batch batch) {
            long step = number(epoch, done.steps());
            int seed = RandomStream.engineSeed(
                    recipe.seed(), Purpose.NETWORK, step * recipe.accumulationSteps() + batches);
            double loss = session.accumulate(batch.images(), batch.labels(), recipe.accumulationSteps(), seed);
            requireFinite("loss", loss, batch.samples());
            lossSum += loss;
            batches++;
            stepSamples.addAll(batch.samples());
            console.step(batch.images().size(), loss);
            if (batches < recipe.accumulationSteps()) {
                return false;
            }
            double norm = session.update(schedule.at(step));
            requireFinite("gradient norm", norm, stepSamples);
            StepResult result = new StepResult(lossSum / batches, norm);
            lastFinite = result.toString();
            done = done.plus(result.loss());
            lossSum = 0;
            batches = 0;
            stepSamples.clear();
            return true;
        }

        private void requireFinite(String name, double value, List<Sample> images) {
            if (!Double.isFinite(value)) {
                throw new UserException("epoch " + (epoch + 1) + ", step " + (done.steps() + 1) + ": " + name
                        + " must be finite but was " + value + "; last finite: " + lastFinite + "; images: "
                        + images.stream().map(Sample::fileName).collect(Collectors.joining(", ")));
            }
        }
    }
}
