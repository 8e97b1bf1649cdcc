package io.authentica.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.authentica.common.data.DirectoryTree;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.model.Weights;
import io.authentica.train.TinyDataSet;
import io.authentica.train.batch.FeatureFile;
import io.authentica.train.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrunkFeaturesTest {

    private static final Recipe RECIPE =
            Recipe.read(Path.of(System.getProperty("authentica.root"), "train/recipes/linear-probe.yaml"));
    private static final Weights WEIGHTS = Weights.random(RECIPE.model().network(), 3);

    @TempDir
    private Path directory;

    private final TrainingSession session =
            new TrainingSession(TrainingSettings.of(RECIPE), WEIGHTS, Device.cpu(), NetworkInput.FEATURES);
    private Manifest split = new Manifest(Path.of(""), List.of());

    @BeforeEach
    void makeData() throws IOException {
        split = ManifestReader.read(TinyDataSet.write(directory.resolve("data"), 9))
                .filter(Split.TRAIN);
    }

    @AfterEach
    void closeSession() {
        session.close();
    }

    private TrunkFeatures features(Weights weights, Runnable betweenBatches) {
        return new TrunkFeatures(RECIPE, weights, session, directory.resolve("features"), 2, betweenBatches);
    }

    private List<float[]> rows(TrunkFeatures features, Manifest of) throws IOException {
        List<float[]> rows = new ArrayList<>();
        try (FeatureFile file = features.of(of, "train")) {
            file.load(List.of(List.of(0, 1), List.of(17)), batch -> rows.addAll(batch.images()));
        }
        return rows;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("features"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void areComputedOnceAndThenReadFromTheFile() throws IOException {
        List<float[]> computed = rows(features(WEIGHTS, () -> {}), split);
        DirectoryTree.delete(split.root());

        assertThat(rows(features(WEIGHTS, () -> {}), split)).containsExactly(computed.toArray(new float[0][]));
        assertThat(files()).singleElement().asString().matches("train-[0-9a-f]{16}[.]f32");
        assertThat(computed.get(0)).isNotEqualTo(computed.get(1));
    }

    @Test
    void areComputedAnewForAnotherTrunkButNotForAnotherClassifier() throws IOException {
        rows(features(WEIGHTS, () -> {}), split);
        Weights trained;
        try (TrainingSession other =
                new TrainingSession(TrainingSettings.of(RECIPE), WEIGHTS, Device.cpu(), NetworkInput.FEATURES)) {
            other.step(List.of(new float[1280], new float[1280]), new long[] {1, 1}, 0.1, 1);
            trained = other.checkpoint(List.of(), PartialEpoch.NONE).weights();
        }
        assertThat(trained.get("classifier.bias").values())
                .isNotEqualTo(WEIGHTS.get("classifier.bias").values());

        rows(features(trained, () -> {}), split);
        assertThat(files()).hasSize(1);

        rows(features(Weights.random(RECIPE.model().network(), 4), () -> {}), split);
        assertThat(files()).hasSize(2);
    }

    @Test
    void areComputedAnewForAnotherOrderOfTheSameImages() throws IOException {
        List<float[]> rows = rows(features(WEIGHTS, () -> {}), split);
        List<Sample> reversed = new ArrayList<>(split.samples());
        Collections.reverse(reversed);

        List<float[]> others = rows(features(WEIGHTS, () -> {}), new Manifest(split.root(), reversed));

        assertThat(files()).hasSize(2);
        assertThat(others.get(0)[7])
                .isCloseTo(rows.get(2)[7], within(1e-5f))
                .isNotCloseTo(rows.get(0)[7], within(1e-5f));
    }

    @Test
    void leaveNothingBehindWhenTheyAreStopped() {
        List<Integer> calls = new ArrayList<>();

        assertThatThrownBy(() -> features(WEIGHTS, () -> {
                            calls.add(1);
                            if (calls.size() == 2) {
                                throw new IllegalStateException("told to stop");
                            }
                        })
                        .of(split, "train"))
                .hasMessage("told to stop");

        assertThat(directory.resolve("features")).isEmptyDirectory();
    }
}
