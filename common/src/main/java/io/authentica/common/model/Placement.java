package io.authentica.common.model;

import ai.djl.Device;
import io.authentica.common.cli.UserException;

/**
 * By what a network is to infer, and where.
 *
 * @param engine as the user asks for it
 * @param device as the user asks for it
 * @param threads that one call may use on the CPU, at least 1: few where many calls run at once, all cores where one does. PyTorch
 *     has one number for the whole process, the first that it is given.
 * @param threadsAlone that a call may use while there is no other, at least {@code threads}; OnnxRuntime only
 */
public record Placement(EngineChoice engine, DeviceChoice device, int threads, int threadsAlone) {

    private static final String PYTORCH_THREADS = "ai.djl.pytorch.num_threads";

    public Placement {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1 but were " + threads);
        }
        if (threadsAlone < threads) {
            throw new IllegalArgumentException(
                    "threadsAlone must be at least threads, " + threads + ", but were " + threadsAlone);
        }
    }

    /** For a caller who infers batch after batch, with all cores for each. */
    public static Placement allCores(EngineChoice engine, DeviceChoice device) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Placement(engine, device, cores, cores);
    }

    /** For a caller who infers for many at once: {@code calls} calls share the cores, and one that is alone has them all. */
    public static Placement sharedCores(EngineChoice engine, DeviceChoice device, int calls) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Placement(engine, device, Math.max(1, cores / calls), cores);
    }

    /** Which of the two engines it is. */
    public sealed interface Resolved {

        /** OnnxRuntime on the CPU. */
        record OnnxRuntime(int threads, int threadsAlone) implements Resolved {}

        record PyTorch(Device device) implements Resolved {}
    }

    /**
     * Decides by what the machine has. PyTorch is loaded only if it infers or a GPU is in question.
     *
     * @throws UserException if there is no such GPU, or OnnxRuntime is to use one
     */
    public Resolved resolve() {
        if (engine == EngineChoice.ONNXRUNTIME && device instanceof DeviceChoice.Cuda cuda) {
            throw new UserException(
                    "engine onnxruntime runs on the CPU: device must be auto or cpu but was cuda:" + cuda.index());
        }
        if (engine == EngineChoice.ONNXRUNTIME) {
            return new Resolved.OnnxRuntime(threads, threadsAlone);
        }
        if (engine == EngineChoice.PYTORCH && System.getProperty(PYTORCH_THREADS) == null) {
            System.setProperty(PYTORCH_THREADS, Integer.toString(threads));
        }
        Device resolved = device.resolve();
        return engine == EngineChoice.AUTO && !resolved.isGpu()
                ? new Resolved.OnnxRuntime(threads, threadsAlone)
                : new Resolved.PyTorch(resolved);
    }
}
