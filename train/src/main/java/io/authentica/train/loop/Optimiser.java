package io.authentica.train.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.authentica.common.model.TorchScript;
import io.authentica.common.safetensors.FloatTensor;
import io.authentica.train.recipe.OptimiserRecipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * An update rule at work on parameter groups, with clipping by the norm of all gradients together, and state that can be
 * saved and restored by name; DJL's own optimisers have none of the three.
 *
 * <p>The arithmetic is PyTorch's: a small TorchScript program clips all gradients and updates each group in one fused call,
 * so that a step costs a handful of native calls and not several for each of 213 tensors. Gradients add up over backward
 * passes until a step sets them to zero.
 */
final class Optimiser implements AutoCloseable {

    private final NDManager manager;
    private final UpdateRule rule;
    private final TorchScript program;
    private final double clipNorm;
    private final List<Group> groups;
    private long steps;

    /**
     * A group with its arrays, each list in the order of {@link ParameterGroup#parameters}.
     *
     * @param state one list for each of the rule's names
     */
    private record Group(ParameterGroup settings, NDList weights, NDList gradients, List<NDList> state) {}

    /**
     * Begins with a state of zero.
     *
     * @param parent its device is the parameters'; closing the optimiser frees all that it holds
     */
    Optimiser(NDManager parent, OptimiserRecipe settings, List<ParameterGroup> parameterGroups) {
        manager = parent.newSubManager();
        rule = UpdateRule.of(settings);
        clipNorm = settings.clipNorm();
        program = TorchScript.compile(manager, rule.program(clipNorm > 0));
        groups = parameterGroups.stream().map(this::group).toList();
    }

    private Group group(ParameterGroup settings) {
        NDList weights = new NDList();
        settings.parameters().values().forEach(parameter -> weights.add(parameter.getArray()));
        List<NDList> state = new ArrayList<>();
        for (int i = 0; i < rule.stateNames().size(); i++) {
            NDList zeros = new NDList();
            for (NDArray weight : weights) {
                NDArray zero = manager.zeros(weight.getShape());
                zero.setName("s" + i + "[]");
                zeros.add(zero);
            }
            state.add(zeros);
        }
        return new Group(settings, weights, new NDList(), state);
    }

    /** How often {@link #step} has run, over all sessions. */
    long steps() {
        return steps;
    }

    /**
     * Clips the gradients, updates every parameter, and sets the gradients to zero.
     *
     * @param learningRate of the schedule at this step
     * @return the norm of all gradients before clipping; NaN or infinite where the gradients are, and then nothing was
     *     updated
     */
    double step(double learningRate) {
        collectGradients();
        try (NDManager scope = manager.newSubManager()) {
            double norm = clip(scope);
            if (!Double.isFinite(norm)) {
                return norm;
            }
            steps++;
            for (Group group : groups) {
                update(scope, group, learningRate);
            }
            return norm;
        }
    }

    /** PyTorch keeps one gradient array for each parameter: the handles are asked for once and serve for good. */
    private void collectGradients() {
        for (Group group : groups) {
            if (group.gradients().isEmpty()) {
                for (NDArray weight : group.weights()) {
                    NDArray gradient = weight.getGradient();
                    gradient.attach(manager);
                    gradient.setName("g[]");
                    group.gradients().add(gradient);
                }
            }
        }
    }

    private double clip(NDManager scope) {
        NDList arguments = new NDList(scope.create((float) clipNorm));
        groups.forEach(group -> arguments.addAll(group.gradients()));
        return program.run("forward", arguments, false).getFloat();
    }

    private void update(NDManager scope, Group group, double learningRate) {
        // In double precision, so that the program's rate is exactly the schedule's.
        NDArray rate = scope.create(learningRate * group.settings().learningRateFactor());
        NDArray decay = scope.create(group.settings().weightDecay());
        NDArray time = scope.create((float) steps);
        time.setName("t[]");
        NDList arguments = new NDList(rate, decay);
        arguments.addAll(group.weights());
        arguments.addAll(group.gradients());
        group.state().forEach(arguments::addAll);
        NDArray[] times = new NDArray[group.weights().size()];
        Arrays.fill(times, time);
        arguments.addAll(new NDList(times));
        program.run("step", arguments, false);
    }

    /** The state by PyTorch's names and the parameter's key: {@code exp_avg.KEY}. */
    Map<String, FloatTensor> state() {
        Map<String, FloatTensor> state = new LinkedHashMap<>();
        forEachState((name, array) -> state.put(name, copy(array)));
        return state;
    }

    private void forEachState(BiConsumer<String, NDArray> action) {
        for (Group group : groups) {
            int i = 0;
            for (String parameter : group.settings().parameters().keySet()) {
                for (int k = 0; k < group.state().size(); k++) {
                    action.accept(
                            rule.stateNames().get(k) + "." + parameter,
                            group.state().get(k).get(i));
                }
                i++;
            }
        }
    }

    private static FloatTensor copy(NDArray array) {
        return new FloatTensor(
                Arrays.stream(array.getShape().getShape()).boxed().toList(), array.toFloatArray());
    }

    /**
     * Goes on from a saved state.
     *
     * @param saved all that {@link #state} returned
     * @param stepsDone what {@link #steps} was then
     */
    void restore(Map<String, FloatTensor> saved, long stepsDone) {
        forEachState((name, array) -> {
            FloatTensor values = saved.get(name);
            if (values == null) {
                throw new IllegalArgumentException("optimiser state must have " + name);
            }
            array.set(values.values());
        });
        steps = stepsDone;
    }

    @Override
    public void close() {
        program.close();
        manager.close();
    }
}
