package io.authentica.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code scripts/train.sh} in a JVM of its own, which can be killed. */
final class ChildRun {

    private ChildRun() {}

    static Process start(List<String> prefix, Path recipe, Path data, Path out, String... more) throws IOException {
        return start(prefix, arguments(recipe, data, out, more));
    }

    /** Standard error goes with standard output. */
    static Process start(List<String> prefix, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlogback.configurationFile=logback.xml",
                TrainingCommands.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static List<String> arguments(Path recipe, Path data, Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--recipe",
                recipe.toString(),
                "--data",
                data.toString(),
                "--out",
                out.toString(),
                "--device",
                "cpu",
                "--checkpoint-every",
                "1"));
        arguments.addAll(List.of(more));
        return arguments;
    }
}
