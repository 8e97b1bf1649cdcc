package io.authentica.train.export;

import io.authentica.common.cli.UserException;
import io.authentica.common.modelpackage.ModelPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a package's network as one file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a package's network as one file for other tools. Preprocessing and threshold stay in the package's model.json.",
            "onnx and torchscript have BatchNorm folded and take images [N, 3, 224, 224], RGB, normalised; they give the"
                    + " logits real, fake. safetensors has timm's keys."
        })
final class ExportCommand implements Callable<Integer> {

    @Option(names = "--package", required = true, description = "The model package.")
    private Path packageDirectory = Path.of("");

    @Option(names = "--format", required = true, description = "onnx, torchscript or safetensors.")
    private String format = "";

    @Option(names = "--out", required = true, description = "The new file.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        ExportFormat chosen = ExportFormat.parse(format);
        if (Files.exists(out)) {
            throw new UserException(out + ": a new file must not exist yet");
        }
        byte[] content = chosen.of(ModelPackage.load(packageDirectory));
        // Beside its place first, so that nobody finds half of it.
        Path draft = out.resolveSibling("." + out.getFileName() + ".draft");
        try {
            Files.write(draft, content);
            Files.move(draft, out);
        } finally {
            Files.deleteIfExists(draft);
        }
        return 0;
    }
}
