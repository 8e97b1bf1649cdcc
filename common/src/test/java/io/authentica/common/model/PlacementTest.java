package io.authentica.common.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.authentica.common.cli.UserException;
import org.junit.jupiter.api.Test;

final class PlacementTest {

    @Test
    void takesOnnxRuntimeOnTheCpuAndPyTorchOnRequest() {
        DeviceChoice cpu = new DeviceChoice.Cpu();

        assertThat(new Placement(EngineChoice.AUTO, cpu, 3, 4).resolve())
                .isEqualTo(new Placement.Resolved.OnnxRuntime(3, 4));
        assertThat(new Placement(EngineChoice.ONNXRUNTIME, new DeviceChoice.Auto(), 1, 1).resolve())
                .isEqualTo(new Placement.Resolved.OnnxRuntime(1, 1));
        assertThat(new Placement(EngineChoice.PYTORCH, cpu, 1, 1).resolve())
                .isEqualTo(new Placement.Resolved.PyTorch(Device.cpu()));
    }

    @Test
    void refusesAGpuForOnnxRuntimeAndOneThatIsNotThere() {
        assertThatThrownBy(() -> new Placement(EngineChoice.ONNXRUNTIME, new DeviceChoice.Cuda(0), 1, 1).resolve())
                .isInstanceOf(UserException.class)
                .hasMessage("engine onnxruntime runs on the CPU: device must be auto or cpu but was cuda:0");
        assertThatThrownBy(() -> new Placement(EngineChoice.AUTO, new DeviceChoice.Cuda(999), 1, 1).resolve())
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("device cuda:999 must be one of the ");
    }

    @Test
    void needsAThread() {
        assertThatThrownBy(() -> new Placement(EngineChoice.AUTO, new DeviceChoice.Cpu(), 0, 1))
                .hasMessage("threads must be at least 1 but were 0");
        assertThatThrownBy(() -> new Placement(EngineChoice.AUTO, new DeviceChoice.Cpu(), 2, 1))
                .hasMessage("threadsAlone must be at least threads, 2, but were 1");
    }

    @Test
    void dividesTheCoresAmongCalls() {
        int cores = Runtime.getRuntime().availableProcessors();

        assertThat(Placement.sharedCores(EngineChoice.AUTO, new DeviceChoice.Cpu(), 1))
                .isEqualTo(Placement.allCores(EngineChoice.AUTO, new DeviceChoice.Cpu()));
        assertThat(Placement.sharedCores(EngineChoice.AUTO, new DeviceChoice.Cpu(), 3 * cores))
                .isEqualTo(new Placement(EngineChoice.AUTO, new DeviceChoice.Cpu(), 1, cores));
    }
}
