package io.authentica.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Sample;
import io.authentica.train.sample.SampleSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticDataSetTest {

    private static final SampleSize SMALL = new SampleSize(4, 4, 6);

    @TempDir
    Path directory = Path.of(".");

    @Test
    void sameSeedGivesTheSameBytesWhateverTheThreads() throws IOException {
        SyntheticDataSet.make(directory.resolve("one"), SMALL, 5, 1, true);
        SyntheticDataSet.make(directory.resolve("three"), SMALL, 5, 3, true);
        SyntheticDataSet.make(directory.resolve("other"), SMALL, 6, 3, true);

        Map<String, String> one = TreeBytes.of(directory.resolve("one"));
        assertThat(TreeBytes.of(directory.resolve("three"))).isEqualTo(one);
        assertThat(TreeBytes.of(directory.resolve("other")).keySet())
                .filteredOn(name -> name.endsWith(".jpg"))
                .hasSize(14)
                .doesNotContainAnyElementsOf(one.keySet());
    }

    @Test
    void splitsAreBalancedAndOneGeneratorIsInTestOnly() throws IOException {
        Path out = Files.createDirectory(directory.resolve("out"));

        String summary = SyntheticDataSet.make(out, SMALL, 5, 2, true);

        Manifest manifest = ManifestReader.read(out);
        assertThat(manifest.samples().stream()
                        .collect(Collectors.groupingBy(
                                sample -> sample.split().id() + " " + sample.generator(), Collectors.counting())))
                .isEqualTo(Map.of(
                        "train simulated-camera", 2L,
                        "train simulated-transposed", 1L,
                        "train simulated-nearest", 1L,
                        "validation simulated-camera", 2L,
                        "validation simulated-transposed", 1L,
                        "validation simulated-nearest", 1L,
                        "test simulated-camera", 3L,
                        "test simulated-transposed", 1L,
                        "test simulated-nearest", 1L,
                        "test simulated-bilinear", 1L));
        assertThat(manifest.samples())
                .extracting(manifest::file)
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(manifest.samples()).extracting(Sample::type).containsOnly("simulated");
        assertThat(summary)
                .startsWith("Synthetic pictures, seed 5: no photograph and no generator was involved.")
                .contains("| test | fake | simulated-bilinear | 1 | JPEG 1 | 224 | 224 | 0.0 |")
                .isEqualTo(Files.readString(out.resolve("summary.md")));
        assertThat(directory.toFile().list()).containsExactly("out");
    }

    @Test
    void refusesADirectoryThatHoldsSomething() throws IOException {
        Files.writeString(directory.resolve("thesis.tex"), "");

        assertThatThrownBy(() -> SyntheticDataSet.make(directory, SMALL, 5, 1, true))
                .isInstanceOf(UserException.class)
                .hasMessageEndingWith(directory + " holds thesis.tex");
    }
}
