package io.authentica.train.bench;

import ai.djl.Device;
import io.authentica.common.cli.UserException;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.ResizePolicy;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.Weights;
import io.authentica.train.batch.Batch;
import io.authentica.train.batch.BatchLoader;
import io.authentica.train.loop.TrainingSession;
import io.authentica.train.loop.TrainingSettings;
import io.authentica.train.recipe.AveragingRecipe;
import io.authentica.train.run.ProcessMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code scripts/bench.sh memory}: how much memory of a process that trains is resident, after step 50 and every 50 steps on.
 * Loading, steps, the average of the weights and, every 50 steps, validation are as in a run.
 */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = "Tells the resident memory of a training process after every 50 steps.")
final class MemoryBench implements Callable<Integer> {

    private static final int EVERY = 50;
    private static final int LOADER_THREADS = 2;

    @Option(names = "--data", description = "A data set whose JPEG files are read. Default: 64 that are made up.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--steps", defaultValue = "500", description = "Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(names = "--batch-size", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
    private int batchSize;

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu or cuda:N. Default: ${DEFAULT-VALUE}.")
    private String device = "auto";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private long first;
    private int step;

    @Override
    public Integer call() throws IOException {
        Device resolved = DeviceChoice.parse(device).resolve();
        Preprocessor preprocessor = new Preprocessor(Preprocessing.imageNet(ResizePolicy.SQUASH_BILINEAR));
        TrainingSettings settings = new TrainingSettings(
                BenchCommand.SETTINGS.model(),
                BenchCommand.SETTINGS.loss(),
                BenchCommand.SETTINGS.optimiser(),
                new AveragingRecipe.Ema(0.99, true));
        Weights weights = Weights.random(settings.model().network(), 1);
        try (BenchImages images = BenchImages.open(data);
                TrainingSession session = new TrainingSession(settings, weights, resolved);
                BatchLoader loader = new BatchLoader(images.manifest(), preprocessor, LOADER_THREADS)) {
            int files = images.manifest().samples().size();
            List<List<Integer>> batches = IntStream.range(0, steps)
                    .mapToObj(i -> IntStream.range(0, batchSize)
                            .mapToObj(j -> (i * batchSize + j) % files)
                            .toList())
                    .toList();
            loader.load(batches, (image, sample) -> image, batch -> step(session, batch));
        }
        return 0;
    }

    private void step(TrainingSession session, Batch batch) {
        session.step(
                batch.images(),
                batch.labels(),
                BenchCommand.SETTINGS.optimiser().learningRate(),
                step);
        step++;
        if (step % EVERY == 0) {
            session.logits(Collections.nCopies(batchSize, batch.images().get(0)));
            tell();
        }
    }

    private void tell() {
        PrintWriter output = spec.commandLine().getOut();
        long now = residentMib();
        first = step == EVERY ? now : first;
        output.printf("step %4d: %5d MiB resident, %+.1f %%%n", step, now, 100.0 * (now - first) / first);
        output.flush();
    }

    private static long residentMib() {
        try {
            return ProcessMemory.mib(ProcessMemory.RESIDENT)
                    .orElseThrow(() -> new UserException("this system does not tell how much memory is resident"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
