package io.authentica.train.data;

import io.authentica.train.sample.SampleSize;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code data sample}. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Makes a small synthetic data set, offline and in seconds, to try everything with: procedural scenes, half of them"
                    + " taken by a simulated camera, half of them enlarged the way decoders of image generators do.",
            "No photograph and no generator is involved: numbers on it say that the programs work, and nothing else."
        })
final class SampleCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    DataSetOptions common = new DataSetOptions();

    @Option(names = "--train", paramLabel = "N", defaultValue = "480", description = "training images, a multiple of 4")
    int train;

    @Option(
            names = "--validation",
            paramLabel = "N",
            defaultValue = "120",
            description = "validation images, a multiple of 4")
    int validation;

    @Option(names = "--test", paramLabel = "N", defaultValue = "240", description = "test images, a multiple of 6")
    int test;

    @Override
    public Integer call() throws IOException {
        SampleSize size = new SampleSize(train, validation, test);
        Output.print(spec, SyntheticDataSet.make(common.out, size, common.seed, common.threads, common.quiet));
        return 0;
    }
}
