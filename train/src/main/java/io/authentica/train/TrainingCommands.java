package io.authentica.train;

import io.authentica.common.cli.CommandRunner;
import io.authentica.train.loop.StopSignal;
import io.authentica.train.preview.PreviewCommand;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scripts/train.sh}: the command {@code train} with its subcommands, of which {@code run} may be left out. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Trains a model or a matrix of models, or shows what they would be trained on. Without a subcommand:"
                        + " run.",
        subcommands = {TrainCommand.class, MatrixCommand.class, PreviewCommand.class})
public final class TrainingCommands implements Callable<Integer> {

    private static final String DEFAULT = "run";
    private static final String MATRIX = "matrix";

    /** Those that train: they end at a signal when they can; all else ends at once. */
    private static final Set<String> STOPPABLE = Set.of(DEFAULT, MATRIX);

    private static final Set<String> FIRST = Set.of(DEFAULT, MATRIX, "preview", "-h", "--help", "-V", "--version");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        String[] complete = withSubcommand(arguments);
        int exitCode;
        try (StopSignal stop = STOPPABLE.contains(complete[0]) ? StopSignal.install() : new StopSignal()) {
            exitCode = commandLine(stop, complete).execute(complete);
        }
        System.exit(exitCode);
    }

    /** @param stop ends training early */
    static CommandLine commandLine(StopSignal stop, String... complete) {
        IFactory factory = new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == TrainCommand.class) {
                    return type.cast(new TrainCommand(stop));
                }
                return type == MatrixCommand.class
                        ? type.cast(new MatrixCommand(stop))
                        : CommandLine.defaultFactory().create(type);
            }
        };
        return CommandRunner.commandLine(new TrainingCommands(), factory, complete);
    }

    /** {@code train --recipe ...} is {@code train run --recipe ...}. */
    static String[] withSubcommand(String... arguments) {
        return arguments.length > 0 && FIRST.contains(arguments[0])
                ? arguments
                : Stream.concat(Stream.of(DEFAULT), Stream.of(arguments)).toArray(String[]::new);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a subcommand must be given: run, matrix or preview");
    }
}
