package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.cli.CommandRunner;
import io.authentica.common.parquet.ShardFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(results.toString())
                .contains("| test | real | all | 1 |")
                .contains("| test | fake | all | 2 |")
                .contains("Needed 2 of 2 row groups")
                .contains("This run fetched 2 row groups");
        assertThat(errors.toString()).isEmpty();
        assertThat(Files.readString(directory.resolve("out/preparation.txt")))
                .contains("--per-generator = 2\n--reals = 1\n--verify = decode\n--seed = 4\n");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--split dev | error: --split: split must be train, validation or test but was 'dev'",
                "--shards 0 | error: --shards must be at least 1 but was 0",
                "--per-generator 0 | error: --per-generator must be a number of at least 1, or numbers like"
                        + " 500,validation=50,test=350, but was 0",
                "--per-generator 1,2 | error: --per-generator must give each limit once but was 1,2",
                "--per-generator 5,dev=1 | error: --per-generator: split must be train, validation or test but was 'dev'",
                "--reals some | error: --reals must be a number or all but was some",
                "--max-rejected 0.5 | error: --max-rejected must be a percentage from 0% to 100%, such as 0.5%, but was 0.5",
                "--released-before soon | error: --released-before must be a date such as 2025-03-01, 2025-03 or 2025 but was soon",
                "--hold-out --test-from 2025 | error: --hold-out and --test-from must not be given together"
            })
    void optionsThatMakeNoSenseAreRefused(String options, String message) {
        List<String> arguments = new ArrayList<>(List.of("prepare", "--source", "s", "--out", "out"));
        arguments.addAll(List.of(options.split(" ")));

        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(1);
        assertThat(errors.toString()).isEqualToIgnoringNewLines(message);
    }

    @Test
    void everyRuleCanBeGivenOnTheCommandLine() throws IOException {
        ShardFixture fixture = new ShardFixture();
        for (int i = 0; i < 8; i++) {
            fixture.add(ShardFixture.png(i), i < 4 ? "real" : "fake", i < 4 ? "docci" : i < 6 ? "flux" : "SDXL");
        }
        fixture.write(directory.resolve("openfake/core/train-00000-of-00001-00000.parquet"));
        String out = directory.resolve("out").toString();

        int exitCode = run(("prepare --source " + directory.resolve("openfake") + " --out " + out
                        + " --split train --generators flux,sdxl --hold-out=sdxl --per-generator 1 --reals all"
                        + " --shards 1 --verify structure --max-rejected 1% --drop-shared-prompts --quiet")
                .split(" "));

        assertThat(errors.toString()).isEmpty();
        assertThat(exitCode).isZero();
        assertThat(results.toString())
                .contains("| test | fake | all | 1 |")
                .contains("| splits | generators held out for test: sdxl |")
                .contains("| --verify | structure |");
    }

    @Test
    void anOutputThatCannotBeWrittenIsOneLine() throws IOException {
        new ShardFixture()
                .add(ShardFixture.png(1), "real", "docci")
                .write(directory.resolve("openfake/core/test-00000-of-00001.parquet"));
        Files.writeString(directory.resolve("file"), "");

        assertThat(run(
                        "prepare",
                        "--source",
                        directory.resolve("openfake").toString(),
                        "--out",
                        directory.resolve("file/out").toString()))
                .isEqualTo(1);
        assertThat(errors.toString().lines()).singleElement().asString().contains("file");
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
        assertThat(errors.toString()).contains("a subcommand must be given, one of audit, fetch, inventory, prepare");
    }

    @Test
    void helpIsShown() {
        assertThat(run("prepare", "--help")).isZero();
        assertThat(results.toString()).contains("5 % of its training rows").contains("--hold-out[=NAME,...]");
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
