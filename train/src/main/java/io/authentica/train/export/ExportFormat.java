package io.authentica.train.export;

import io.authentica.common.cli.UserException;
import io.authentica.common.model.TorchScriptModel;
import io.authentica.common.modelpackage.ModelPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A file that other tools read. */
enum ExportFormat {
    /** For OnnxRuntime and whatever else reads ONNX. */
    ONNX("onnx") {
        @Override
        byte[] of(ModelPackage modelPackage) throws IOException {
            return modelPackage.onnx();
        }
    },
    /** For {@code torch.jit.load}. */
    TORCHSCRIPT("torchscript") {
        @Override
        byte[] of(ModelPackage modelPackage) throws IOException {
            return TorchScriptModel.write(modelPackage.description().network(), modelPackage.weights());
        }
    },
    /** For timm's {@code load_state_dict}. */
    SAFETENSORS("safetensors") {
        @Override
        byte[] of(ModelPackage modelPackage) throws IOException {
            return Files.readAllBytes(modelPackage.weightsFile());
        }
    };

    private final String id;

    ExportFormat(String id) {
        this.id = id;
    }

    /** The whole file. */
    abstract byte[] of(ModelPackage modelPackage) throws IOException;

    /** @throws UserException if it is none of them */
    static ExportFormat parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.id.equals(text))
                .findFirst()
                .orElseThrow(() -> new UserException("format must be one of "
                        + Arrays.stream(values()).map(format -> format.id).collect(Collectors.joining(", "))
                        + " but was '" + text + "'"));
    }
}
