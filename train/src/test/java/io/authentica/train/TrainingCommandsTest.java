package io.authentica.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.train.loop.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class TrainingCommandsTest {

    private static String errors(String... arguments) {
        String[] complete = TrainingCommands.withSubcommand(arguments);
        StringWriter errors = new StringWriter();
        CommandLine line = TrainingCommands.commandLine(new StopSignal(), complete);
        assertThat(line.setErr(new PrintWriter(errors)).execute(complete)).isEqualTo(2);
        return errors.toString();
    }

    @Test
    void runsWhereNoSubcommandIsGiven() {
        assertThat(TrainingCommands.withSubcommand("--recipe", "r.yaml")).containsExactly("run", "--recipe", "r.yaml");
        assertThat(TrainingCommands.withSubcommand("run", "--recipe")).containsExactly("run", "--recipe");
        assertThat(TrainingCommands.withSubcommand("preview")).containsExactly("preview");
        assertThat(TrainingCommands.withSubcommand("--help")).containsExactly("--help");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(errors()).contains("'--data=<data>'", "'--out=<out>'", "try: train run --help");
        assertThat(errors("preview", "--data", "d")).contains("'--recipe=<recipeFile>'", "try: train preview --help");
    }
}
