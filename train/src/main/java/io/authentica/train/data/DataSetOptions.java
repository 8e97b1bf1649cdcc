package io.authentica.train.data;

import java.nio.file.Path;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What all commands that make data sets are told. */
final class DataSetOptions {

    @Option(
            names = "--out",
            showDefaultValue = Visibility.NEVER,
            required = true,
            paramLabel = "DIR",
            description = "the data set to make, in a new or empty directory")
    Path out = Path.of(".");

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "same seed, same files")
    long seed;

    @Option(names = "--threads", paramLabel = "N", description = "default: one a core; changes nothing but the speed")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", description = "show no progress")
    boolean quiet;
}
