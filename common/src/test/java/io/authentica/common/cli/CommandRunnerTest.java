package io.authentica.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

final class CommandRunnerTest {

    @Command(name = "tool")
    private static final class Tool implements Callable<Integer> {

        private final Exception failure;

        @Option(names = "--count")
        private int count;

        Tool(Exception failure) {
            this.failure = failure;
        }

        @Override
        public Integer call() throws Exception {
            if (count == 0) {
                throw failure;
            }
            return 0;
        }
    }

    private record Outcome(int exitCode, String errors) {}

    private static Outcome run(Exception failure, String... arguments) {
        StringWriter errors = new StringWriter();
        int exitCode = CommandRunner.commandLine(new Tool(failure), arguments)
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        return new Outcome(exitCode, errors.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void exitsWithZeroWhenDone() {
        assertThat(run(new UserException("unused"), "--count", "1")).isEqualTo(new Outcome(0, ""));
    }

    @Test
    void printsOneLineForAFailure() {
        assertThat(run(new UserException("a.txt: must be an image but was text")))
                .isEqualTo(new Outcome(1, "error: a.txt: must be an image but was text\n"));
    }

    @Test
    void namesTheReasonOfAFileError() {
        assertThat(run(new UncheckedIOException(new NoSuchFileException("a.txt"))))
                .isEqualTo(new Outcome(1, "error: a.txt: NoSuchFile\n"));
        assertThat(run(new IOException("No space left\non device")))
                .isEqualTo(new Outcome(1, "error: No space left; on device\n"));
        assertThat(run(new FileNotFoundException("b (Permission denied)")).errors())
                .isEqualTo("error: b (Permission denied)\n");
    }

    @Test
    void callsADefectADefect() {
        assertThat(run(new IllegalStateException("oops")))
                .isEqualTo(new Outcome(
                        1, "error: IllegalStateException: oops (a defect of Authentica; --verbose prints where)\n"));
    }

    @Test
    void printsTheStackTraceOnlyWhenAsked() {
        assertThat(run(new UserException("broken"), "--verbose").errors())
                .startsWith("error: broken\n")
                .contains("at " + CommandRunnerTest.class.getName());
    }

    @Test
    void exitsWithTwoForWrongUsage() {
        assertThat(run(new UserException("unused"), "--count", "many"))
                .isEqualTo(new Outcome(
                        2, "error: Invalid value for option '--count': 'many' is not an int\ntry: tool --help\n"));
        assertThat(run(new UserException("unused"), "--cuont").exitCode()).isEqualTo(2);
    }
}
