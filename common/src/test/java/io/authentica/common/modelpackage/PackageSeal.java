package io.authentica.common.modelpackage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The checksums of a package. */
final class PackageSeal {

    private PackageSeal() {}

    /** Makes a package whole again of which files were changed, so that what comes after the checksums is reached. */
    static void renew(Path directory) throws IOException {
        Checksums.write(
                directory,
                List.of(
                        "README.md",
                        "golden.safetensors",
                        "model.json",
                        "model.onnx",
                        "model.safetensors",
                        "recipe.yaml",
                        "training-images.sha256"));
    }
}
