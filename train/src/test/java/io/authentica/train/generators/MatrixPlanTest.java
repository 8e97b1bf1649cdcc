package io.authentica.train.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.train.generators.MatrixPlan.Model;
import io.authentica.train.report.GeneratorMatrix.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MatrixPlanTest {

    private static final Manifest DATA = data(List.of("a", "b", "c"), Split.values());

    private static Manifest data(List<String> generators, Split... splits) {
        List<Sample> samples = new ArrayList<>();
        for (Split split : splits) {
            generators.forEach(generator -> samples.addAll(Samples.many(2, Label.FAKE, generator, split)));
        }
        for (Split split : Split.values()) {
            samples.addAll(Samples.many(3, Label.REAL, "scan", split));
            samples.addAll(Samples.many(1, Label.REAL, "camera", split));
        }
        samples.addAll(Samples.many(2, Label.FAKE, "never seen", Split.TEST));
        return Samples.manifest("data", samples);
    }

    private static Set<String> fakes(Model model, Split split) {
        return model.data().samples().stream()
                .filter(sample -> sample.split() == split && sample.label() == Label.FAKE)
                .map(Sample::generator)
                .collect(Collectors.toSet());
    }

    @Test
    void trainsOnEachGeneratorAloneAndWithoutEach() {
        MatrixPlan plan = MatrixPlan.of(DATA, List.of());

        assertThat(plan.models())
                .extracting(Model::directory)
                .containsExactly("on-a", "on-b", "on-c", "without-a", "without-b", "without-c");
        Model onB = plan.models().get(1);
        Model withoutB = plan.models().get(4);
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
            assertThat(fakes(onB, split)).containsExactly("b");
            assertThat(fakes(withoutB, split)).containsExactlyInAnyOrder("a", "c");
        }
        assertThat(onB.data().samples())
                .filteredOn(sample -> sample.label() == Label.REAL)
                .hasSize(3 * 4);
    }

    @Test
    void testsOnEveryGeneratorOfTheTestSplitAgainstOnePoolOfReals() {
        MatrixPlan plan = MatrixPlan.of(DATA, List.of());

        assertThat(plan.columns()).containsExactly("a", "b", "c", "never seen");
        assertThat(plan.test()).isEqualTo(DATA.filter(Split.TEST));
        assertThat(plan.pool()).isEqualTo("camera 1, scan 3");
    }

    @Test
    void givesRowsToTheGeneratorsThatAreAskedForOnce() {
        MatrixPlan plan = MatrixPlan.of(DATA, List.of("c", "a", "c"));

        assertThat(plan.models())
                .extracting(Model::directory)
                .containsExactly("on-a", "on-c", "without-a", "without-c");
        assertThat(fakes(plan.models().get(2), Split.TRAIN)).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void trainsNoModelTwiceWhereThereAreTwoGenerators() {
        MatrixPlan plan = MatrixPlan.of(data(List.of("a", "b"), Split.values()), List.of());

        assertThat(plan.models()).extracting(Model::directory).containsExactly("on-a", "on-b", "on-b", "on-a");
        assertThat(plan.models().get(2).kind()).isEqualTo(Kind.TRAINED_WITHOUT);
        assertThat(plan.models().get(2).data()).isEqualTo(plan.models().get(1).data());
    }

    @Test
    void refusesGeneratorsWithoutImagesBeforeAnythingIsTrained() {
        Manifest untested = data(List.of("a", "b"), Split.TRAIN, Split.VALIDATION);
        assertThatThrownBy(() -> MatrixPlan.of(untested, List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data: generator a must have images in split test to be a row of the matrix but has none (leave"
                                + " it out with --generators b)");

        Manifest unvalidated = data(List.of("a", "b"), Split.TRAIN, Split.TEST);
        assertThatThrownBy(() -> MatrixPlan.of(unvalidated, List.of("b")))
                .hasMessageStartingWith("data: generator b must have images in split validation ");

        assertThatThrownBy(() -> MatrixPlan.of(DATA, List.of("never seen")))
                .hasMessage("--generators must name generators of split train (a, b, c) but 'never seen' is none");

        assertThatThrownBy(() -> MatrixPlan.of(data(List.of("a"), Split.values()), List.of()))
                .hasMessage(
                        "data: split train must have fakes of at least two generators for a matrix but has those of 1");
    }

    @Test
    void refusesATestSplitWithoutReals() {
        Manifest fakesOnly = Samples.manifest(
                "data",
                DATA.samples().stream()
                        .filter(sample -> sample.split() != Split.TEST || sample.label() == Label.FAKE)
                        .toList());

        assertThatThrownBy(() -> MatrixPlan.of(fakesOnly, List.of()))
                .hasMessageStartingWith("data: split test must have real images");
    }

    @Test
    void namesDirectoriesForEveryFileSystem() {
        assertThat(RunName.of(Kind.TRAINED_ON, "sd-3.5_large")).isEqualTo("on-sd-3.5_large");
        assertThat(RunName.of(Kind.TRAINED_WITHOUT, "SD 3/x")).matches("without-sd_3_x-[0-9a-f]{8}");
        assertThat(RunName.of(Kind.TRAINED_ON, "SD 3/x")).isNotEqualTo(RunName.of(Kind.TRAINED_ON, "sd 3/x"));
    }
}
