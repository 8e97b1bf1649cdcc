package io.authentica.common.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;
import io.authentica.common.cli.UserException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The device that a user asks for: {@code auto}, {@code cpu} or {@code cuda:N}. */
public sealed interface DeviceChoice {

    /** The first GPU if the engine sees one, else the CPU. */
    record Auto() implements DeviceChoice {}

    /** The CPU, whatever else there is. */
    record Cpu() implements DeviceChoice {}

    /** One GPU, or an error: never the CPU in its place. */
    record Cuda(int index) implements DeviceChoice {}

    /**
     * Reads what the option {@code --device} takes.
     *
     * @throws UserException if it is none of the three
     */
    static DeviceChoice parse(String text) {
        Matcher cuda = Pattern.compile("cuda:(\\d{1,4})").matcher(text);
        if (cuda.matches()) {
            return new Cuda(Integer.parseInt(cuda.group(1)));
        }
        return switch (text) {
            case "auto" -> new Auto();
            case "cpu" -> new Cpu();
            default -> throw new UserException("device must be auto, cpu or cuda:N but was '" + text + "'");
        };
    }

    /**
     * The device itself. PyTorch is loaded only where a GPU is in question.
     *
     * @throws UserException if a GPU was asked for by number and the engine does not see it
     */
    default Device resolve() {
        if (this instanceof Cpu || (this instanceof Auto && !CudaUtils.hasCuda())) {
            return Device.cpu();
        }
        int gpus = Engine.getEngine(EngineChoice.PYTORCH.djlName()).getGpuCount();
        if (this instanceof Cuda cuda) {
            if (cuda.index() >= gpus) {
                throw new UserException("device cuda:" + cuda.index() + " must be one of the " + gpus
                        + " GPUs that PyTorch sees (is this a build with the gpu profile, and are its natives found?)");
            }
            return Device.gpu(cuda.index());
        }
        return this instanceof Auto && gpus > 0 ? Device.gpu(0) : Device.cpu();
    }

    /** The name that reports and the REST API use: {@code cpu} or {@code cuda}. */
    static String name(Device device) {
        return device.isGpu() ? "cuda" : "cpu";
    }
}
