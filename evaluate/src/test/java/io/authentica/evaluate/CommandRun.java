package io.authentica.evaluate;

import io.authentica.common.cli.CommandRunner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** What a command did. */
public record CommandRun(int exitCode, String stdout, String stderr) {

    public static CommandRun of(Callable<Integer> command, Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        CommandLine line = CommandRunner.commandLine(command, texts)
                .setOut(new PrintWriter(stdout))
                .setErr(new PrintWriter(stderr));
        int exitCode = line.execute(texts);
        line.getErr().flush();
        return new CommandRun(exitCode, stdout.toString(), stderr.toString());
    }
}
