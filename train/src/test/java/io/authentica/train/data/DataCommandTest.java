package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.cli.CommandRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DataCommandTest {

    @TempDir
    Path directory = Path.of(".");

    private final StringWriter results = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void prepareMakesADataSetAndPrintsItsSummary() throws IOException {
        ShardFixture fixture = new ShardFixture();
        for (int i = 0; i < 6; i++) {
            fixture.add(ShardFixture.png(i), i < 3 ? "real" : "fake", i < 3 ? "docci" : "flux");
        }
        fixture.write(directory.resolve("openfake/core/test-00000-of-00001.parquet"));
        String out = directory.resolve("out").toString();

        int exitCode = run(
                "prepare",
                "--source",
                directory.resolve("openfake").toString(),
                "--out",
                out,
                "--per-generator",
                "2",
                "--reals",
                "1",
                "--seed",
                "4",
                "--threads",
                "2",
                "--quiet");

        assertThat(exitCode).isZero();
        assertThat(results.toString()).contains("| test | real | all | 1 |").contains("| test | fake | all | 2 |");
        assertThat(errors.toString()).isEmpty();
        assertThat(Files.readString(directory.resolve("out/preparation.txt")))
                .contains("--per-generator = 2\n--reals = 1\n--seed = 4\n");
    }

    @Test
    void aQuotaBelowOneIsRefused() {
        assertThat(run("prepare", "--source", directory.toString(), "--out", "out", "--reals", "0"))
                .isEqualTo(1);
        assertThat(errors.toString()).isEqualToIgnoringNewLines("error: --reals must be at least 1 but was 0");
    }

    @Test
    void aMissingSourceIsRefused() {
        assertThat(run("prepare", "--source", "no/such/folder", "--out", "out")).isEqualTo(1);
        assertThat(errors.toString())
                .isEqualToIgnoringNewLines("error: --source must be a directory but was no/such/folder");
    }

    @Test
    void anOutputWithinTheSourceIsRefused() {
        assertThat(run("prepare", "--source", directory.toString(), "--out", directory + "/x/../out"))
                .isEqualTo(1);
        assertThat(errors.toString()).contains("--out must lie outside of --source");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aMissingSubcommandIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(errors.toString()).contains("a subcommand must be given: prepare, sample or audit");
    }

    @Test
    void sampleRefusesSizesThatDoNotBalance() {
        String out = directory.resolve("out").toString();

        assertThat(run("sample", "--out", out, "--test", "8")).isEqualTo(1);

        assertThat(errors.toString())
                .isEqualToIgnoringNewLines("error: --test must be a positive multiple of 6 but was 8");
        assertThat(directory).isEmptyDirectory();
    }

    private int run(String... arguments) {
        CommandLine line = CommandRunner.commandLine(new DataCommand(), arguments);
        return line.setOut(new PrintWriter(results, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }
}
