package io.authentica.train;

import io.authentica.common.cli.CommandRunner;
import io.authentica.train.loop.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What {@code train.sh run} in this process, without variables of the environment, comes to. */
record Outcome(int exitCode, String errors) {

    static final Outcome SUCCESS = new Outcome(0, "");

    static Outcome of(StopSignal stop, Object... arguments) {
        String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        StringWriter errors = new StringWriter();
        CommandLine line = CommandRunner.commandLine(new TrainCommand(Map.of(), stop), texts)
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(errors, true));
        return new Outcome(line.execute(texts), errors.toString());
    }

    /** On the CPU, with no signal. */
    static Outcome onCpu(Object... arguments) {
        return of(
                new StopSignal(),
                Stream.concat(Stream.of(arguments), Stream.of("--device", "cpu"))
                        .toArray());
    }
}
