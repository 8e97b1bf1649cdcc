package io.authentica.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.cli.CommandRunner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ServeCommandTest {

    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port=65536|--port must be from 0 to 65535 but was 65536",
                "--port=-1|--port must be from 0 to 65535 but was -1",
                "--workers=0|--workers must be from 1 to 1024 but was 0",
                "--queue=0|--queue must be from 1 to 10000 but was 0",
                "--max-upload-mib=0|--max-upload-mib must be from 1 to 1024 but was 0",
                "--max-upload-mib=1025|--max-upload-mib must be from 1 to 1024 but was 1025",
                "--max-pixels=0|--max-pixels must be from 1 to 536870909 but was 0",
                "--max-pixels=536870910|--max-pixels must be from 1 to 536870909 but was 536870910",
                "--cors-origin=*|--cors-origin must be scheme, host and port as in http://localhost:5173 but was '*'",
                "--cors-origin=http://a/|--cors-origin must be scheme, host and port as in http://localhost:5173 but"
                        + " was 'http://a/'",
                "--cors-origin=a.example|--cors-origin must be scheme, host and port as in http://localhost:5173 but"
                        + " was 'a.example'",
            })
    void refusesWrongOptionsInOneLine(String option, String error) {
        assertThat(execute(option)).isEqualTo(2);
        assertThat(errors).hasToString("error: " + error + "\ntry: serve --help\n");
    }

    @Test
    void refusesADeviceThatIsNone() {
        assertThat(execute("--device=gpu")).isEqualTo(1);
        assertThat(errors).hasToString("error: device must be auto, cpu or cuda:N but was 'gpu'\n");
    }

    @Test
    void namesAModelThatIsNotThere(@TempDir Path directory) {
        Path missing = directory.resolve("none");

        assertThat(execute("--model=" + missing)).isEqualTo(1);
        assertThat(errors.toString()).startsWith("error: " + missing).hasLineCount(1);
    }

    private int execute(String... arguments) {
        CommandLine line = CommandRunner.commandLine(new ServeCommand(Map.of()), arguments);
        line.setErr(new PrintWriter(errors, true));
        return line.execute(arguments);
    }
}
