package io.authentica.common.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.OptionSpec;

/** Runs a command: exit code 0 for done, 1 for failed, 2 for wrong usage; one line of error, no stack trace. */
public final class CommandRunner {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final String VERBOSE = "--verbose";

    private CommandRunner() {}

    /**
     * Runs a command.
     *
     * @param command an object with picocli annotations; it gets the flag {@code --verbose}, with which a failure prints its
     *     stack trace as well
     * @return the exit code
     */
    public static int run(Callable<Integer> command, String... arguments) {
        return commandLine(command, arguments).execute(arguments);
    }

    /** The command line that {@link #run} executes, for those who parse without running. */
    public static CommandLine commandLine(Callable<Integer> command, String... arguments) {
        return commandLine(command, CommandLine.defaultFactory(), arguments);
    }

    /** @param factory makes the subcommands */
    public static CommandLine commandLine(Callable<Integer> command, IFactory factory, String... arguments) {
        boolean verbose = Arrays.asList(arguments).contains(VERBOSE);
        CommandLine line = new CommandLine(command, factory);
        addVerbose(line);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, ignored) -> {
                    PrintWriter errors = failure.getCommandLine().getErr();
                    errors.println("error: " + oneLine(failure.getMessage()));
                    errors.println(
                            "try: " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
                    return WRONG_USAGE;
                })
                .setExecutionExceptionHandler((failure, failed, ignored) -> {
                    failed.getErr().println("error: " + describe(failure));
                    if (verbose) {
                        failure.printStackTrace(failed.getErr());
                    }
                    return FAILED;
                });
    }

    /** Every command and subcommand knows the flag, and none has to declare it. */
    private static void addVerbose(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder(VERBOSE)
                        .type(boolean.class)
                        .description("Print where a failure happened.")
                        .build());
        line.getSubcommands().values().forEach(CommandRunner::addVerbose);
    }

    private static String describe(Exception failure) {
        if (failure instanceof UserException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return describe(unchecked.getCause());
        }
        if (failure instanceof FileSystemException file && file.getReason() == null) {
            // The JDK's message is the bare path: the class name is the reason.
            return oneLine(failure.getMessage()) + ": "
                    + failure.getClass().getSimpleName().replace("Exception", "");
        }
        if (failure instanceof IOException) {
            return oneLine(failure.getMessage());
        }
        return failure.getClass().getSimpleName() + ": " + oneLine(failure.getMessage())
                + " (a defect of Authentica; --verbose prints where)";
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "no further detail" : message.replaceAll("\\s*\\R\\s*", "; ");
    }
}
