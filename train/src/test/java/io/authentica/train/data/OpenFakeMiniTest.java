package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards that Hugging Face's and Apache Arrow's code has written. */
@Tag("reference-data")
class OpenFakeMiniTest {

    @TempDir
    Path directory = Path.of(".");

    @Test
    void preparesASubset() throws IOException {
        Path source =
                Path.of(System.getProperty("authentica.referenceData", "none")).resolve("data/openfake-mini");
        assumeTrue(Files.isDirectory(source), () -> source + " does not exist");
        Path out = directory.resolve("out");
        Quotas quotas = new Quotas(OptionalInt.of(10), OptionalInt.of(20));

        Preparation.run(new PrepareOptions(source, out, "core", quotas, 0, 2, true));

        Manifest manifest = ManifestReader.read(out);
        assertThat(manifest.samples().stream()
                        .collect(Collectors.groupingBy(
                                sample -> sample.split().id() + " "
                                        + sample.label().id(),
                                Collectors.counting())))
                .isEqualTo(Map.of(
                        "train real", 20L,
                        "train fake", 20L,
                        "validation real", 20L,
                        "validation fake", 20L,
                        "test real", 20L,
                        "test fake", 40L));
        assertThat(manifest.samples())
                .extracting(manifest::file)
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(Files.readAllLines(out.resolve("rejected.csv"))).hasSize(1);
    }
}
