package io.authentica.evaluate;

import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import picocli.CommandLine.Option;

/** The options of commands that run a model: by what, and where. */
public final class PlacementOptions {

    @Option(
            names = "--device",
            defaultValue = "auto",
            paramLabel = "DEVICE",
            converter = DeviceConverter.class,
            description = "auto, cpu or cuda:N. Default: ${DEFAULT-VALUE}.")
    private DeviceChoice device = new DeviceChoice.Auto();

    @Option(
            names = "--engine",
            defaultValue = "auto",
            paramLabel = "ENGINE",
            converter = EngineConverter.class,
            description = "auto, pytorch or onnxruntime; auto is onnxruntime on the CPU and pytorch on a GPU."
                    + " Default: ${DEFAULT-VALUE}.")
    private EngineChoice engine = EngineChoice.AUTO;

    /** All cores for each batch: these commands infer one after another. */
    public Placement placement() {
        return Placement.allCores(engine, device);
    }
}
