package io.authentica.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.authentica.common.model.EfficientNetBlock;
import io.authentica.train.recipe.AveragingRecipe.Ema;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Against timm's {@code ModelEmaV3}, of a weight and of a BatchNorm statistic, with and without warm-up. */
final class WeightAverageTest {

    private static final String[] NAMES = {"0.weight", "1.running_var"};

    @Test
    void equalsTimm() throws IOException {
        for (JsonNode golden : Reference.json().path("averages")) {
            Ema recipe = new Ema(
                    golden.path("decay").doubleValue(), golden.path("warmup").booleanValue());
            try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
                NDList tensors = new NDList();
                for (String name : NAMES) {
                    NDArray tensor =
                            manager.create(Reference.floats(golden.path("start").path(name)));
                    tensor.setName(EfficientNetBlock.LIST_ARGUMENT);
                    tensors.add(tensor);
                }
                try (WeightAverage average = new WeightAverage(manager, recipe, tensors)) {
                    for (int step = 1; step <= golden.path("weights").size(); step++) {
                        for (int i = 0; i < NAMES.length; i++) {
                            tensors.get(i)
                                    .set(Reference.floats(golden.path("weights")
                                            .path(step - 1)
                                            .path(NAMES[i])));
                        }

                        average.update(step);

                        for (int i = 0; i < NAMES.length; i++) {
                            float[] expected = Reference.floats(
                                    golden.path("averages").path(step - 1).path(NAMES[i]));
                            assertThat(average.tensors().get(i).toFloatArray())
                                    .as("%s, step %d", NAMES[i], step)
                                    .containsExactly(expected, within(1e-6f));
                        }
                    }
                }
            }
        }
    }
}
