package io.authentica.train.bench;

import io.authentica.common.image.Preprocessing;
import io.authentica.common.image.Preprocessor;
import io.authentica.common.image.ResizePolicy;
import io.authentica.train.batch.BatchLoader;
import io.authentica.train.batch.EpochOrder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code scripts/bench.sh loader}: images per second of the loader alone, with one thread and with two, in turn. */
@Command(
        name = "loader",
        mixinStandardHelpOptions = true,
        description =
                "Measures the loader alone: read, decode, squash and normalise JPEG files, with 1 thread and with 2.")
final class LoaderBench implements Callable<Integer> {

    private static final int BATCH = 16;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int[] THREADS = {1, 2};

    @Option(names = "--data", description = "A data set whose JPEG files are read. Default: 64 that are made up.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--images", defaultValue = "512", description = "Images a round. Default: ${DEFAULT-VALUE}.")
    private int imagesPerRound;

    @Option(names = "--rounds", defaultValue = "9", description = "Timed rounds. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        double[][] imagesPerSecond = new double[THREADS.length][rounds];
        try (BenchImages images = BenchImages.open(data)) {
            List<List<Integer>> batches = batches(images.manifest().samples().size());
            for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
                for (int i = 0; i < THREADS.length; i++) {
                    double measured = measure(images, batches, THREADS[i]);
                    if (round >= 0) {
                        imagesPerSecond[i][round] = measured;
                    }
                }
            }
        }
        print(imagesPerSecond);
        return 0;
    }

    /** As many images as a round has, from the first on and over again. */
    private List<List<Integer>> batches(int files) {
        List<List<Integer>> batches = new ArrayList<>();
        for (List<Integer> batch : EpochOrder.sequential(imagesPerRound, BATCH)) {
            batches.add(batch.stream().map(index -> index % files).toList());
        }
        return batches;
    }

    private double measure(BenchImages images, List<List<Integer>> batches, int threads) {
        Preprocessor preprocessor = new Preprocessor(Preprocessing.imageNet(ResizePolicy.SQUASH_BILINEAR));
        try (BatchLoader loader = new BatchLoader(images.manifest(), preprocessor, threads)) {
            long start = System.nanoTime();
            loader.load(batches, (image, sample) -> image, batch -> {});
            return imagesPerRound / ((System.nanoTime() - start) / 1e9);
        }
    }

    private void print(double[][] imagesPerSecond) {
        PrintWriter output = spec.commandLine().getOut();
        output.printf("%-52s %9s %9s %9s%n", "images/s", "median", "slowest", "fastest");
        double[] medians = new double[THREADS.length];
        for (int i = 0; i < THREADS.length; i++) {
            double[] sorted = imagesPerSecond[i].clone();
            Arrays.sort(sorted);
            medians[i] = sorted[rounds / 2];
            String work = "loader, JPEG to 224 x 224, threads: " + THREADS[i];
            output.printf("%-52s %9.1f %9.1f %9.1f%n", work, medians[i], sorted[0], sorted[rounds - 1]);
        }
        output.printf("%-52s %9.2f%n", "2 threads to 1, medians", medians[1] / medians[0]);
        output.flush();
    }
}
