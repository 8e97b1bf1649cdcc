package io.authentica.train;

import io.authentica.train.report.ShellWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to type in a shell to go on with a stopped run. */
final class ResumeCommand {

    private static final String RESUME = "--resume";

    private ResumeCommand() {}

    /**
     * The script, the arguments as they were, and {@code --resume}.
     *
     * @param home where Authentica is, as the scripts tell it; empty if they did not start this process
     */
    static String of(List<String> arguments, Optional<Path> home) {
        Stream<String> resumed =
                arguments.contains(RESUME) ? arguments.stream() : Stream.concat(arguments.stream(), Stream.of(RESUME));
        return again(resumed.toList(), home);
    }

    /** The script and the arguments as they were. */
    static String again(List<String> arguments, Optional<Path> home) {
        Path script = Path.of("scripts", "train.sh");
        Path here = Path.of("").toAbsolutePath();
        String shown = home.map(root -> here.relativize(root.toAbsolutePath().resolve(script)))
                .orElse(script)
                .toString();
        return Stream.concat(Stream.of(shown), arguments.stream())
                .map(ShellWord::quoted)
                .collect(Collectors.joining(" "));
    }
}
