package io.authentica.train.inventory;

import io.authentica.common.cli.UserException;
import io.authentica.common.parquet.Source;
import io.authentica.train.source.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code data inventory}. */
@Command(
        name = "inventory",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Counts the rows of a source by generator, label, type, release date and published split, without reading images.",
            "Prints a table, and writes one with the files as CSV.",
            "Interrupted, it goes on where it was when it is started again with the same options."
        })
public final class InventoryCommand implements Callable<Integer> {

    /** What is counted does not depend on it: rows are counted under the published split. */
    private static final long SEED = 0;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--source",
            required = true,
            paramLabel = "SOURCE",
            description = "where the shards or images are: a directory, or hf://...")
    private String source = "";

    @Option(
            names = "--config",
            paramLabel = "NAME",
            defaultValue = "core",
            description = "configuration of OpenFake, a folder of the source: core or reddit")
    private String config = "core";

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "inventory.csv", description = "the CSV file to write")
    private Path out = Path.of("inventory.csv");

    @Option(names = "--threads", paramLabel = "N", defaultValue = "8", description = "how many files to read at a time")
    private int threads;

    @Option(names = "--quiet", description = "show no progress")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new UserException("--threads must be at least 1 but was " + threads);
        }
        try (Source opened = Sources.open(source, config, SEED)) {
            List<InventoryRow> rows = Inventory.make(opened, config, out, threads, quiet);
            PrintWriter results = spec.commandLine().getOut();
            results.print(InventoryTable.of(rows));
            results.flush();
        }
        return 0;
    }
}
