package io.authentica.train.export;

import io.authentica.common.cli.CommandRunner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scripts/package.sh}: what can be done with a model package besides using it. */
@Command(
        name = "package",
        mixinStandardHelpOptions = true,
        description = "Works on model packages.",
        subcommands = ExportCommand.class)
public final class PackageCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new PackageCommand(), arguments));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a subcommand must be given: export");
    }
}
