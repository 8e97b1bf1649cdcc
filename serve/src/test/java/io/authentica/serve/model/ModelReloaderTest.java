package io.authentica.serve.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.authentica.common.TestPackages;
import io.authentica.common.calibration.Calibration;
import io.authentica.common.data.DirectoryTree;
import io.authentica.common.model.DeviceChoice;
import io.authentica.common.model.EngineChoice;
import io.authentica.common.model.Placement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With packages on the disk. */
class ModelReloaderTest {

    @TempDir
    private Path directory;

    @Test
    void aPackageThatChangedIsLoadedOnceItHasSettledAndABrokenOneNever() throws Exception {
        Path served = directory.resolve("package");
        TestPackages.write(served);
        PackageSource source =
                new PackageSource(served, new Placement(EngineChoice.AUTO, new DeviceChoice.Cpu(), 1, 1), 1_000_000, 2);
        String openedState = source.state();
        ServedModel first = source.open();
        List<ModelReloader.Outcome> outcomes = new ArrayList<>();
        try (LiveModel models = new LiveModel(first);
                ModelReloader reloader = new ModelReloader(source, openedState, models, outcomes::add)) {
            reloader.look();
            reloader.look();
            assertThat(outcomes).isEmpty();

            DirectoryTree.delete(served);
            TestPackages.write(served, new Calibration.Temperature(2));
            reloader.look();
            assertThat(outcomes).isEmpty();
            reloader.look();
            assertThat(outcomes).containsExactly(ModelReloader.Outcome.LOADED);
            reloader.look();
            assertThat(outcomes).hasSize(1);
            ServedModel second = models.model();
            assertThat(second.sha256()).isNotEqualTo(first.sha256()).hasSize(64);
            assertThat(second.detector().description().calibration()).isEqualTo(new Calibration.Temperature(2));

            Files.writeString(served.resolve("README.md"), "changed by hand");
            reloader.look();
            reloader.look();
            reloader.look();
            assertThat(outcomes).containsExactly(ModelReloader.Outcome.LOADED, ModelReloader.Outcome.REFUSED);
            assertThat(models.model()).isSameAs(second);
        }
    }
}
