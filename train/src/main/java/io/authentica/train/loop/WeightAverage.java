package io.authentica.train.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.authentica.common.model.EfficientNetBlock;
import io.authentica.common.model.TorchScript;
import io.authentica.common.model.Weights;
import io.authentica.common.safetensors.FloatTensor;
import io.authentica.train.recipe.AveragingRecipe.Ema;

/**
 * The exponential moving average of tensors over the steps, as timm's {@code ModelEmaV3} keeps it: the first step's tensors
 * are taken as they are.
 */
final class WeightAverage implements AutoCloseable {

    private static final double WARMUP_POWER = -2.0 / 3;
    private static final String AVERAGES_ARGUMENT = "e[]";
    private static final String SOURCE = """
            class Net(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Net,
                share: Tensor,
                e: List[Tensor],
                p: List[Tensor]) -> Tensor:
                torch._foreach_lerp_(e, p, float(share))
                return share
            """;

    private final NDManager manager;
    private final TorchScript program;
    private final Ema recipe;
    private final NDList current;
    private final NDList averages = new NDList();

    /**
     * Begins with the tensors as they are.
     *
     * @param current the tensors that steps change, each named {@value EfficientNetBlock#LIST_ARGUMENT}
     */
    WeightAverage(NDManager parent, Ema recipe, NDList current) {
        this.manager = parent.newSubManager();
        this.program = TorchScript.compile(manager, SOURCE);
        this.recipe = recipe;
        this.current = current;
        for (NDArray array : current) {
            NDArray average = manager.create(array.toFloatArray(), array.getShape());
            average.setName(EfficientNetBlock.LIST_ARGUMENT);
            averages.add(average);
        }
    }

    /**
     * Takes in what a step made of the tensors.
     *
     * @param step from 1
     */
    void update(long step) {
        averages.forEach(average -> average.setName(AVERAGES_ARGUMENT));
        try (NDManager scope = manager.newSubManager()) {
            NDList arguments = new NDList(scope.create(1 - decay(step)));
            arguments.addAll(averages);
            arguments.addAll(current);
            program.run("forward", arguments, false);
        } finally {
            averages.forEach(average -> average.setName(EfficientNetBlock.LIST_ARGUMENT));
        }
    }

    private double decay(long step) {
        if (step <= 1) {
            return 0;
        }
        return recipe.warmup()
                ? Math.min(recipe.decay(), 1 - StrictMath.pow((double) step, WARMUP_POWER))
                : recipe.decay();
    }

    /** In the order and under the name of the tensors that it began with. */
    NDList tensors() {
        return averages;
    }

    /** Goes on from saved averages, which hold the same tensors. */
    void restore(Weights saved) {
        int i = 0;
        for (FloatTensor tensor : saved.tensors().values()) {
            averages.get(i).set(tensor.values());
            i++;
        }
    }

    @Override
    public void close() {
        program.close();
        manager.close();
    }
}
