package io.authentica.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import io.authentica.common.safetensors.FloatTensor;
import io.authentica.train.recipe.OptimiserRecipe;
import io.authentica.train.recipe.OptimiserRecipe.Adamw;
import io.authentica.train.recipe.OptimiserRecipe.Sgd;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values by hand from the formulas of Loshchilov and Hutter 2019, and from {@code torch.optim}. */
final class OptimiserTest {

    private static final OptimiserRecipe RECIPE = new Adamw(0.1, 0.5, 1, 0.2, 0.9, 0.99, 1e-8, 1);

    private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");

    @AfterEach
    void closeManager() {
        manager.close();
    }

    private Parameter parameter(String name, float... values) {
        Parameter parameter =
                Parameter.builder().setName(name).setType(Parameter.Type.WEIGHT).build();
        parameter.setArray(manager.create(values));
        parameter.getArray().setName("p[]");
        parameter.freeze(false);
        return parameter;
    }

    /** A loss whose gradient is {@code slope}. */
    private void backward(Parameter parameter, float... slope) {
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray loss = parameter.getArray().mul(manager.create(slope)).sum();
            collector.backward(loss);
        }
    }

    @Test
    void firstStepMovesByTheLearningRateAfterDecay() {
        Parameter head = parameter("head", 1, -2);
        Parameter trunk = parameter("trunk", 10);
        List<ParameterGroup> groups = List.of(
                new ParameterGroup(1, 0.2, Map.of("head", head)), new ParameterGroup(0.5, 0, Map.of("trunk", trunk)));
        try (Optimiser optimiser = new Optimiser(manager, RECIPE, groups)) {
            backward(head, 3, -4);
            backward(trunk, 12);

            double norm = optimiser.step(0.1);

            // The norm of (3, -4, 12) is 13; bias-corrected, the first moment over the root of the second is the sign.
            assertThat(norm).isCloseTo(13, within(1e-5));
            assertThat(head.getArray().toFloatArray()).containsExactly(new float[] {0.88f, -1.86f}, within(1e-6f));
            assertThat(trunk.getArray().toFloatArray()).containsExactly(new float[] {9.95f}, within(1e-6f));
            // Clipped to norm 1, the gradients are 3/13, -4/13 and 12/13; the moments keep a tenth and a hundredth.
            Map<String, FloatTensor> state = optimiser.state();
            assertThat(state.get("exp_avg.head").values())
                    .containsExactly(new float[] {0.3f / 13, -0.4f / 13}, within(1e-7f));
            assertThat(state.get("exp_avg_sq.trunk").values())
                    .containsExactly(new float[] {1.44f / 169}, within(1e-7f));
        }
    }

    private static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("adamw", new Adamw(1, 1, 1, 0, 0.9, 0.99, 1e-8, 0)),
                Arguments.of("adamw_clipped", new Adamw(1, 1, 1, 0, 0.9, 0.99, 1e-8, 1.5)),
                Arguments.of("sgd", new Sgd(1, 1, 1, 0, 0, false, 0)),
                Arguments.of("sgd_momentum", new Sgd(1, 1, 1, 0, 0.9, false, 1.5)),
                Arguments.of("sgd_nesterov", new Sgd(1, 1, 1, 0, 0.9, true, 0)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void followsTorchStepByStep(String name, OptimiserRecipe recipe) throws IOException {
        JsonNode reference = Reference.json();
        JsonNode golden = reference.path("optimisers").path(name);
        Parameter head = parameter("head", Reference.floats(golden.path("start").path("head")));
        Parameter trunk =
                parameter("trunk", Reference.floats(golden.path("start").path("trunk")));
        List<ParameterGroup> groups = List.of(
                new ParameterGroup(1, reference.path("weight_decay").doubleValue(), Map.of("head", head)),
                new ParameterGroup(reference.path("trunk_factor").doubleValue(), 0, Map.of("trunk", trunk)));
        try (Optimiser optimiser = new Optimiser(manager, recipe, groups)) {
            for (int step = 0; step < golden.path("rates").size(); step++) {
                JsonNode gradients = golden.path("gradients").path(step);
                backward(head, Reference.floats(gradients.path("head")));
                backward(trunk, Reference.floats(gradients.path("trunk")));

                double norm = optimiser.step(golden.path("rates").path(step).doubleValue());

                assertThat(norm).isCloseTo(golden.path("norms").path(step).doubleValue(), within(1e-5));
                JsonNode after = golden.path("after").path(step);
                assertThat(head.getArray().toFloatArray())
                        .as("step %d", step + 1)
                        .containsExactly(Reference.floats(after.path("head")), within(2e-6f));
                assertThat(trunk.getArray().toFloatArray())
                        .as("step %d", step + 1)
                        .containsExactly(Reference.floats(after.path("trunk")), within(2e-6f));
            }
        }
    }

    @Test
    void beginsEachStepWithoutTheGradientsOfTheLast() {
        Parameter weight = parameter("weight", 1);
        try (Optimiser optimiser =
                new Optimiser(manager, RECIPE, List.of(new ParameterGroup(1, 0, Map.of("weight", weight))))) {
            backward(weight, 0.25f);
            assertThat(optimiser.step(0.1)).isCloseTo(0.25, within(1e-6));
            backward(weight, 0.5f);

            assertThat(optimiser.step(0.1)).isCloseTo(0.5, within(1e-6));
            assertThat(optimiser.steps()).isEqualTo(2);
        }
    }

    @Test
    void updatesNothingWhenAGradientIsNoNumber() {
        Parameter weight = parameter("weight", 1, 2);
        try (Optimiser optimiser =
                new Optimiser(manager, RECIPE, List.of(new ParameterGroup(1, 0.2, Map.of("weight", weight))))) {
            backward(weight, 1, Float.NaN);

            assertThat(optimiser.step(0.1)).isNaN();
            assertThat(weight.getArray().toFloatArray()).containsExactly(1, 2);
            assertThat(optimiser.steps()).isZero();
        }
    }

    @Test
    void goesOnFromSavedMomentsAsIfNeverStopped() {
        Parameter straight = parameter("weight", 1, 2);
        Parameter resumed = parameter("weight", 1, 2);
        try (Optimiser one = new Optimiser(
                        manager, RECIPE, List.of(new ParameterGroup(1, 0.2, Map.of("weight", straight))));
                Optimiser two = new Optimiser(
                        manager, RECIPE, List.of(new ParameterGroup(1, 0.2, Map.of("weight", resumed))))) {
            backward(straight, 0.3f, -0.2f);
            one.step(0.1);
            resumed.getArray().set(straight.getArray().toFloatArray());
            two.restore(one.state(), one.steps());

            backward(straight, -0.7f, 0.1f);
            one.step(0.1);
            backward(resumed, -0.7f, 0.1f);
            two.step(0.1);

            assertThat(resumed.getArray().toFloatArray())
                    .isEqualTo(straight.getArray().toFloatArray());
        }
    }
}
