package io.authentica.train.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.cli.CommandRunner;
import io.authentica.train.data.DataCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryCommandTest {

    @TempDir
    Path directory = Path.of(".");

    private final StringWriter results = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void printsTheTableAndWritesTheFile() throws IOException {
        Files.createDirectories(directory.resolve("images/train/fake/flux"));
        Files.write(directory.resolve("images/train/fake/flux/a.png"), new byte[] {1});

        int exitCode = run(
                "--source",
                directory.resolve("images").toString(),
                "--out",
                directory.resolve("new/list.csv").toString(),
                "--quiet");

        assertThat(errors.toString()).isEmpty();
        assertThat(exitCode).isZero();
        assertThat(results.toString())
                .contains("| flux | fake | | | train | 1 | 1 |\n| all | fake | | | train | 1 | 1 |\n");
        assertThat(directory.resolve("new/list.csv")).hasContent("""
                        generator,label,type,release_date,split,file,rows
                        flux,fake,,,train,train/fake/flux/a.png,1
                        """);
    }

    @Test
    void refusesFewerThanOneThread() {
        assertThat(run("--source", directory.toString(), "--threads", "0")).isEqualTo(1);
        assertThat(errors.toString()).isEqualToIgnoringNewLines("error: --threads must be at least 1 but was 0");
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "inventory";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRunner.commandLine(new DataCommand(), all)
                .setOut(new PrintWriter(results, true))
                .setErr(new PrintWriter(errors, true))
                .execute(all);
    }
}
