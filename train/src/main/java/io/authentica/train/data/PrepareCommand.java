package io.authentica.train.data;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code data prepare}. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Makes a data set of original image files and metadata.csv from OpenFake's Parquet shards, on disk or on the Hugging"
                    + " Face Hub, or from a folder with real/** and fake/<generator>/** (also within train/, validation/ and"
                    + " test/).",
            "Metadata are read first. From them it is decided which rows to take, so that the quotas are filled exactly where the"
                    + " data suffice and few row groups have to be fetched: groups are chosen by what they give for their size, rows"
                    + " within them at random.",
            "Images that cannot be read and rows with the same bytes as another are left out, not replaced, and listed in"
                    + " rejected.csv. Of equal images the one in test stays, else the one in validation.",
            "OpenFake's version 1 has no validation data: 5 %% of its training rows, chosen by the seed, become it. Folders without"
                    + " train/, validation/ and test/ are split 80 : 10 : 10 by content, generator by generator.",
            "Interrupted, it goes on where it was when it is started again with the same options; --max-rejected, --threads and"
                    + " --quiet may change, and before the first image is stored the others too."
        })
final class PrepareCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--source",
            showDefaultValue = Visibility.NEVER,
            required = true,
            paramLabel = "DIR|hf://...",
            description =
                    "where the shards or images are: a directory, or hf://datasets/ComplexDataLab/OpenFake[@REVISION]")
    String source = "";

    @Option(
            names = "--config",
            paramLabel = "NAME",
            defaultValue = "core",
            description = "configuration of OpenFake, a folder of the source: core or reddit")
    String config = "core";

    @Mixin
    DataSetOptions common = new DataSetOptions();

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--shards",
            paramLabel = "K",
            description =
                    "look at K files of each split only, chosen by the seed: reading the metadata of all of OpenFake takes"
                            + " about an hour; default: all")
    @Nullable
    Integer shards;

    @Option(
            names = "--verify",
            paramLabel = "decode|structure",
            defaultValue = "decode",
            description =
                    "how to check images: decode them as training will, or look only whether the files are whole, which is"
                            + " much faster")
    Verification verification = Verification.DECODE;

    @Option(
            names = "--max-rejected",
            paramLabel = "PERCENT",
            defaultValue = "0.5%",
            description = "fail when more rows than this cannot be used; duplicates do not count")
    String maxRejected = "0.5%";

    @Override
    public Integer call() throws IOException {
        Preparation.Outcome outcome = Preparation.run(new PrepareOptions(
                source,
                config,
                common.out,
                selection.planOptions(),
                shards == null ? OptionalInt.empty() : OptionalInt.of(shards),
                verification,
                MaxRejected.parse(maxRejected),
                common.seed,
                common.threads,
                common.quiet));
        Output.print(spec, outcome.summary());
        outcome.traffic().ifPresent(traffic -> Output.print(spec, "\n" + traffic.describe()));
        return 0;
    }
}
