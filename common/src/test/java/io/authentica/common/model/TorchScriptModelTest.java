package io.authentica.common.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import io.authentica.common.image.Tensors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TorchScriptModelTest {

    @ParameterizedTest
    @EnumSource(Variant.class)
    void carriesItsWeights(Variant variant) throws IOException, MalformedModelException {
        EfficientNet network = EfficientNet.b0(variant, 2);
        Weights weights = Weights.random(network, 3);
        float[] image = new float[224 * 224 * 3];
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) random.nextGaussian();
        }
        float[] expected;
        try (Classifier classifier = new PyTorchClassifier(network, weights, Device.cpu())) {
            expected = classifier.logits(List.of(image)).values();
        }

        float[] actual;
        try (Model model = Model.newInstance("export", Device.cpu(), "PyTorch");
                NDManager manager = model.getNDManager().newSubManager()) {
            model.load(new ByteArrayInputStream(TorchScriptModel.write(network, weights)));
            NDArray images = Tensors.batch(manager, List.of(image), 224);
            actual = model.getBlock()
                    .forward(new ParameterStore(manager, false), new NDList(images), false)
                    .singletonOrThrow()
                    .toFloatArray();
        }

        assertThat(Math.abs(expected[0])).isGreaterThan(0);
        assertThat(actual).hasSize(2);
        for (int i = 0; i < 2; i++) {
            double tolerance = 1e-4 * Math.max(Math.abs(expected[0]), Math.abs(expected[1]));
            assertThat((double) actual[i]).isCloseTo(expected[i], within(tolerance));
        }
    }
}
