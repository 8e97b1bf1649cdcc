package io.authentica.train.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.authentica.common.model.TorchScript;
import io.authentica.common.safetensors.FloatTensor;
import io.authentica.train.recipe.OptimiserRecipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * AdamW (Loshchilov and Hutter 2019) with parameter groups, clipping by the norm of all gradients together, and moments that
 * can be saved and restored by name; DJL's own has none of the three.
 *
 * <p>The arithmetic is PyTorch's: a small TorchScript program clips all gradients and updates each group in one fused call,
 * so that a step costs a handful of native calls and not several for each of 213 tensors.
 */
final class AdamW implements AutoCloseable {

    static final String FIRST_MOMENT = "exp_avg.";
    static final String SECOND_MOMENT = "exp_avg_sq.";

    private final NDManager manager;
    private final TorchScript program;
    private final double clipNorm;
    private final List<Group> groups;
    private long steps;

    /** A group with its arrays, each list in the order of {@link ParameterGroup#parameters}. */
    private record Group(ParameterGroup settings, NDList weights, NDList gradients, NDList first, NDList second) {}

    /**
     * Begins with moments of zero.
     *
     * @param parent its device is the parameters'; closing the optimiser frees all that it holds
     */
    AdamW(NDManager parent, OptimiserRecipe settings, List<ParameterGroup> parameterGroups) {
        manager = parent.newSubManager();
        program = TorchScript.compile(manager, source(settings));
        clipNorm = settings.clipNorm();
        groups = new ArrayList<>();
        for (ParameterGroup group : parameterGroups) {
            NDList weights = new NDList();
            NDList first = new NDList();
            NDList second = new NDList();
            for (Parameter parameter : group.parameters().values()) {
                weights.add(parameter.getArray());
                first.add(zeros(parameter.getArray().getShape(), "m[]"));
                second.add(zeros(parameter.getArray().getShape(), "v[]"));
            }
            groups.add(new Group(group, weights, new NDList(), first, second));
        }
    }

    private NDArray zeros(Shape shape, String name) {
        NDArray array = manager.zeros(shape);
        array.setName(name);
        return array;
    }

    /** The fused update has the same formula and the same order of rounding as {@code torch.optim.AdamW(fused=True)}. */
    private static String source(OptimiserRecipe settings) {
        return """
                class Net(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Net,
                    max_norm: Tensor,
                    g: List[Tensor]) -> Tensor:
                    norm = torch.norm(torch.stack(torch._foreach_norm(g, 2)), 2)
                    scale = torch.clamp(torch.div(max_norm, torch.add(norm, 9.9999999999999995e-07)), None, 1.)
                    torch._foreach_mul_(g, scale)
                    return norm
                  def step(self: __torch__.Net,
                    learning_rate: Tensor,
                    weight_decay: Tensor,
                    p: List[Tensor],
                    g: List[Tensor],
                    m: List[Tensor],
                    v: List[Tensor],
                    t: List[Tensor]) -> Tensor:
                    none = annotate(List[Tensor], [])
                    torch._fused_adamw_(p, g, m, v, none, t, lr=float(learning_rate), beta1=BETA1, beta2=BETA2, \
                weight_decay=float(weight_decay), eps=EPSILON, amsgrad=False, maximize=False)
                    torch._foreach_zero_(g)
                    return learning_rate
                """.replace("BETA1", Double.toString(settings.beta1()))
                .replace("BETA2", Double.toString(settings.beta2()))
                .replace("EPSILON", Double.toString(settings.epsilon()));
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
        arguments.addAll(group.first());
        arguments.addAll(group.second());
        NDArray[] times = new NDArray[group.weights().size()];
        Arrays.fill(times, time);
        arguments.addAll(new NDList(times));
        program.run("step", arguments, false);
    }

    /** The moments by {@code exp_avg.KEY} and {@code exp_avg_sq.KEY}, PyTorch's names for them. */
    Map<String, FloatTensor> moments() {
        Map<String, FloatTensor> moments = new LinkedHashMap<>();
        for (Group group : groups) {
            int i = 0;
            for (String name : group.settings().parameters().keySet()) {
                moments.put(FIRST_MOMENT + name, copy(group.first().get(i)));
                moments.put(SECOND_MOMENT + name, copy(group.second().get(i)));
                i++;
            }
        }
        return moments;
    }

    private static FloatTensor copy(NDArray array) {
        return new FloatTensor(
                Arrays.stream(array.getShape().getShape()).boxed().toList(), array.toFloatArray());
    }

    /**
     * Goes on from saved moments.
     *
     * @param moments all that {@link #moments} returned
     * @param stepsDone what {@link #steps} was then
     */
    void restore(Map<String, FloatTensor> moments, long stepsDone) {
        for (Group group : groups) {
            int i = 0;
            for (String name : group.settings().parameters().keySet()) {
                restore(moments, FIRST_MOMENT + name, group.first().get(i));
                restore(moments, SECOND_MOMENT + name, group.second().get(i));
                i++;
            }
        }
        steps = stepsDone;
    }

    private static void restore(Map<String, FloatTensor> moments, String name, NDArray target) {
        FloatTensor saved = moments.get(name);
        if (saved == null) {
            throw new IllegalArgumentException("optimiser state must have " + name);
        }
        target.set(saved.values());
    }

    @Override
    public void close() {
        program.close();
        manager.close();
    }
}
