package io.authentica.train.data;

import io.authentica.common.cli.CommandRunner;
import io.authentica.train.hub.FetchCommand;
import io.authentica.train.inventory.InventoryCommand;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes data sets: the command {@code data} with its subcommands. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Makes data sets for training and evaluation.",
        subcommands = {FetchCommand.class, InventoryCommand.class, PrepareCommand.class, SampleCommand.class})
public final class DataCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification");
        }
        throw new ParameterException(
                spec.commandLine(),
                "a subcommand must be given, one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new DataCommand(), arguments));
    }
}
