package io.authentica.train;

import io.authentica.common.cli.CommandRunner;
import io.authentica.train.preview.PreviewCommand;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scripts/train.sh}: the command {@code train} with its subcommands, of which {@code run} may be left out. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains a model, or shows what it would be trained on. Without a subcommand: run.",
        subcommands = {TrainCommand.class, PreviewCommand.class})
public final class TrainingCommands implements Callable<Integer> {

    private static final String DEFAULT = "run";
    private static final Set<String> FIRST = Set.of(DEFAULT, "preview", "-h", "--help", "-V", "--version");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new TrainingCommands(), withSubcommand(arguments)));
    }

    /** {@code train --recipe ...} is {@code train run --recipe ...}. */
    static String[] withSubcommand(String... arguments) {
        return arguments.length > 0 && FIRST.contains(arguments[0])
                ? arguments
                : Stream.concat(Stream.of(DEFAULT), Stream.of(arguments)).toArray(String[]::new);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a subcommand must be given: run or preview");
    }
}
