package io.authentica.train.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;

class EnginesTest {

    @Test
    void thePyTorchEngineIsUsedAlthoughTheTokenizersBringAnother() {
        assertThat(Engine.getAllEngines()).contains("PyTorch", "Rust");
        assertThat(System.getProperty("ai.djl.default_engine")).isEqualTo("PyTorch");
        assertThat(Engine.getInstance().getEngineName()).isEqualTo("PyTorch");
        try (NDManager unnamed = NDManager.newBaseManager(Device.cpu());
                NDManager named = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            assertThat(unnamed.getEngine().getEngineName()).isEqualTo("PyTorch");
            assertThat(named.getEngine().getEngineName()).isEqualTo("PyTorch");
        }
    }
}
