package io.authentica.train.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.TestPackages;
import io.authentica.common.cli.CommandRunner;
import io.authentica.common.model.TorchScriptModel;
import io.authentica.common.modelpackage.ModelPackage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ExportCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter errors = new StringWriter();

    private int export(Path modelPackage, String format, Path out) {
        String[] arguments = {
            "export", "--package", modelPackage.toString(), "--format", format, "--out", out.toString()
        };
        CommandLine line = CommandRunner.commandLine(new PackageCommand(), arguments);
        return line.setErr(new PrintWriter(errors)).execute(arguments);
    }

    @Test
    void writesEachFormatFromThePackage() throws IOException {
        ModelPackage modelPackage = TestPackages.write(directory.resolve("package"));
        Path onnx = directory.resolve("a.onnx");
        Path torchscript = directory.resolve("a.pt");
        Path safetensors = directory.resolve("a.safetensors");

        assertThat(export(modelPackage.directory(), "onnx", onnx)).isZero();
        assertThat(export(modelPackage.directory(), "torchscript", torchscript)).isZero();
        assertThat(export(modelPackage.directory(), "safetensors", safetensors)).isZero();

        assertThat(onnx).hasSameBinaryContentAs(modelPackage.directory().resolve("model.onnx"));
        assertThat(torchscript)
                .hasBinaryContent(
                        TorchScriptModel.write(modelPackage.description().network(), modelPackage.weights()));
        assertThat(safetensors).hasSameBinaryContentAs(modelPackage.directory().resolve("model.safetensors"));
        try (Stream<Path> children = Files.list(directory)) {
            assertThat(children)
                    .containsExactlyInAnyOrderElementsOf(
                            List.of(directory.resolve("package"), onnx, torchscript, safetensors));
        }
    }

    @Test
    void neverOverwrites() throws IOException {
        Path out = Files.writeString(directory.resolve("a.onnx"), "mine");

        assertThat(export(directory, "onnx", out)).isEqualTo(1);

        assertThat(errors.toString()).isEqualTo("error: " + out + ": a new file must not exist yet\n");
        assertThat(out).hasContent("mine");
    }

    @Test
    void namesTheFormatsThatThereAre() {
        assertThat(export(directory, "tflite", directory.resolve("a"))).isEqualTo(1);

        assertThat(errors.toString())
                .isEqualTo("error: format must be one of onnx, torchscript, safetensors but was 'tflite'\n");
    }
}
