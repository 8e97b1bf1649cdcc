package io.authentica.common.model;

import io.authentica.common.cli.UserException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The engine that a user asks for. */
public enum EngineChoice {
    /** OnnxRuntime on the CPU, PyTorch on a GPU. */
    AUTO("auto", ""),
    PYTORCH("pytorch", "PyTorch"),
    /** For inference, on the CPU only. */
    ONNXRUNTIME("onnxruntime", "OnnxRuntime");

    private final String id;
    private final String djlName;

    EngineChoice(String id, String djlName) {
        this.id = id;
        this.djlName = djlName;
    }

    /** What the option {@code --engine} takes. */
    public String id() {
        return id;
    }

    /** DJL's name for the engine; {@link #AUTO} has none. */
    String djlName() {
        return djlName;
    }

    /**
     * Reads what the option {@code --engine} takes.
     *
     * @throws UserException if it is none of them
     */
    public static EngineChoice parse(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.id.equals(text))
                .findFirst()
                .orElseThrow(() -> new UserException("engine must be one of "
                        + Arrays.stream(values()).map(EngineChoice::id).collect(Collectors.joining(", ")) + " but was '"
                        + text + "'"));
    }
}
