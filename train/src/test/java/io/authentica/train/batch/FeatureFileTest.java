package io.authentica.train.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Split;
import io.authentica.train.TinyDataSet;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeatureFileTest {

    @TempDir
    private Path directory;

    /** Value {@code j} of row {@code i} is {@code i + j / 4096}. */
    private static float[] rows(int from, int count) {
        float[] values = new float[count * 1280];
        for (int k = 0; k < values.length; k++) {
            values[k] = from + k / 1280 + (k % 1280) / 4096f;
        }
        return values;
    }

    private Path write(float[]... parts) throws IOException {
        Path file = directory.resolve("features.f32");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (float[] part : parts) {
                FeatureFile.append(channel, part);
            }
        }
        return file;
    }

    private Manifest split() throws IOException {
        return ManifestReader.read(TinyDataSet.write(directory.resolve("data"), 2))
                .filter(Split.TRAIN);
    }

    @Test
    void givesEachSampleItsRowInTheOrderAskedFor() throws IOException {
        Manifest split = split();
        List<Batch> batches = new ArrayList<>();

        try (FeatureFile file = FeatureFile.open(write(rows(0, 3), rows(3, 1)), split)) {
            file.load(List.of(List.of(3, 0), List.of(2)), batches::add);
        }

        assertThat(batches).hasSize(2);
        assertThat(batches.get(0).samples())
                .containsExactly(split.samples().get(3), split.samples().get(0));
        assertThat(batches.get(0).images()).containsExactly(rows(3, 1), rows(0, 1));
        assertThat(batches.get(1).images()).containsExactly(rows(2, 1));
    }

    @Test
    void isLittleEndianAndNothingElse() throws IOException {
        byte[] bytes = Files.readAllBytes(write(rows(1, 1)));

        assertThat(bytes).hasSize(5120);
        // 1.0f is 0x3f800000.
        assertThat(Arrays.copyOf(bytes, 4)).containsExactly(0, 0, 0x80, 0x3f);
    }

    @Test
    void refusesAFileThatIsNotAsLongAsTheSplit() throws IOException {
        Manifest split = split();
        Path file = write(rows(0, 3));

        assertThatThrownBy(() -> FeatureFile.open(file, split))
                .hasMessage(file + ": must have 20480 bytes but has 15360; delete it and go on with --resume");
    }
}
