package io.authentica.evaluate;

import io.authentica.common.cli.CommandRunner;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scripts/evaluate.sh}: the command {@code evaluate} with its subcommands, of which {@code run} may be left out. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = LibraryVersion.class,
        description = "Measures detectors, reports on predictions and compares them. Without a subcommand: run.",
        subcommands = {EvaluateCommand.class, ReportCommand.class, CompareCommand.class, GateCommand.class})
public final class EvaluateCommands implements Callable<Integer> {

    private static final String DEFAULT = "run";
    private static final Set<String> FIRST =
            Set.of(DEFAULT, "report", "compare", "gate", "-h", "--help", "-V", "--version");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String... arguments) {
        System.exit(CommandRunner.run(new EvaluateCommands(), withSubcommand(arguments)));
    }

    /** {@code evaluate --model ...} is {@code evaluate run --model ...}. */
    static String[] withSubcommand(String... arguments) {
        return arguments.length > 0 && FIRST.contains(arguments[0])
                ? arguments
                : Stream.concat(Stream.of(DEFAULT), Stream.of(arguments)).toArray(String[]::new);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a subcommand must be given: run, report, compare or gate");
    }
}
