package io.authentica.evaluate;

import io.authentica.common.data.Split;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say to which images predictions belong. */
final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The data, whose images these must be, one to one; needed for predictions of other tools. All that"
                            + " run --data takes.")
    private @Nullable Path data;

    @Option(
            names = "--split",
            defaultValue = "test",
            paramLabel = "SPLIT",
            description = "Which part of --data: train, validation or test. Default: ${DEFAULT-VALUE}.")
    private Split split = Split.TEST;

    Optional<Path> data() {
        return Optional.ofNullable(data);
    }

    Split split() {
        return split;
    }
}
