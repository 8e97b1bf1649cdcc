package io.authentica.train.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code data prepare}. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Makes a data set of original image files and metadata.csv from OpenFake's Parquet shards, or from a folder with"
                    + " real/** and fake/<generator>/** (also within train/, validation/ and test/).",
            "Images that cannot be decoded and rows with the same bytes as another are left out and listed in rejected.csv. Of"
                    + " equal images the one in test stays, else the one in validation.",
            "OpenFake's version 1 has no validation data: 5 % of its training rows, chosen by the seed, become it. Folders without"
                    + " train/, validation/ and test/ are split 80 : 10 : 10 by content, generator by generator.",
            "Interrupted, it goes on where it was when it is started again with the same options."
        })
final class PrepareCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--source", required = true, paramLabel = "DIR", description = "where the shards or images are")
    Path source = Path.of(".");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the data set to make")
    Path out = Path.of(".");

    @Option(
            names = "--config",
            paramLabel = "NAME",
            defaultValue = "core",
            description = "configuration of OpenFake, a folder of the source: core or reddit")
    String config = "core";

    @Option(
            names = "--per-generator",
            paramLabel = "N",
            description = "at most N images of each generator in each split, chosen at random; default: all")
    @Nullable
    Integer perGenerator;

    @Option(
            names = "--reals",
            paramLabel = "M",
            description = "at most M real images in each split, chosen at random; default: all")
    @Nullable
    Integer reals;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of all random choices")
    long seed;

    @Option(names = "--threads", paramLabel = "N", description = "how many decode images; default: one a core")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", description = "show no progress")
    boolean quiet;

    @Override
    public Integer call() throws IOException {
        Quotas quotas = new Quotas(quota(perGenerator), quota(reals));
        String summary = Preparation.run(new PrepareOptions(source, out, config, quotas, seed, threads, quiet));
        Output.print(spec, summary);
        return 0;
    }

    private static OptionalInt quota(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
