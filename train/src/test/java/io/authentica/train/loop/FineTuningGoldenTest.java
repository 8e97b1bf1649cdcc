package io.authentica.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.authentica.common.ReferenceData;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.Variant;
import io.authentica.common.model.Weights;
import io.authentica.common.safetensors.FloatTensor;
import io.authentica.common.safetensors.SafetensorsReader;
import io.authentica.train.recipe.OptimiserRecipe.Adamw;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Six steps of fine-tuning against timm 1.0.29 and {@code torch.optim.AdamW} of torch 2.13. */
@Tag(ReferenceData.TAG)
final class FineTuningGoldenTest {

    private static final TrainingSettings SETTINGS = TestSettings.of(
            TestSettings.model(Variant.TF_EFFICIENTNET_B0), new Adamw(1e-3, 1, 1, 0.05, 0.9, 0.999, 1e-8, 1.0));
    /** Of step 1, 2, ...: differences between builds grow from step to step. */
    private static final double[] TOLERANCES = {1e-4, 1e-3, 2e-2};

    @Test
    void followsTimm() throws IOException {
        JsonNode golden = JsonMapper.builder()
                .build()
                .readTree(ReferenceData.path("golden/golden.json").toFile())
                .get("train");
        EfficientNet network = SETTINGS.model().network();
        List<float[]> images = images();
        long[] labels = new long[images.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = golden.get("labels").get(i).longValue();
        }

        try (TrainingSession session = new TrainingSession(SETTINGS, weights(network), Device.cpu())) {
            for (int i = 0; i < 6; i++) {
                StepResult result = session.step(images, labels, 1e-3, i);
                double loss = golden.get("losses").get(i).doubleValue();
                double norm = golden.get("gradient_norms").get(i).doubleValue();
                if (i < TOLERANCES.length) {
                    assertThat(result.loss())
                            .as("loss of step %d", i + 1)
                            .isCloseTo(loss, within(TOLERANCES[i] * loss));
                    assertThat(result.gradientNorm())
                            .as("gradient norm of step %d", i + 1)
                            .isCloseTo(norm, within(TOLERANCES[i] * norm));
                }
            }
        }
    }

    /** From {@code [8, 3, 224, 224]} to eight pictures {@code [224, 224, 3]}. */
    private static List<float[]> images() throws IOException {
        float[] planes = SafetensorsReader.read(ReferenceData.path("golden/model.safetensors"))
                .tensors()
                .get("input")
                .values();
        int pixels = 224 * 224;
        List<float[]> images = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            float[] image = new float[3 * pixels];
            for (int i = 0; i < image.length; i++) {
                image[i] = planes[(3 * n + i % 3) * pixels + i / 3];
            }
            images.add(image);
        }
        return images;
    }

    private static Weights weights(EfficientNet network) throws IOException {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>(
                SafetensorsReader.read(ReferenceData.path("weights/tf_efficientnet_b0_imagenet.safetensors"))
                        .tensors());
        float[] head = new float[2 * 1280];
        for (int i = 0; i < head.length; i++) {
            head[i] = (float) (0.02 * Math.sin(i));
        }
        tensors.put("classifier.weight", new FloatTensor(List.of(2L, 1280L), head));
        tensors.put("classifier.bias", new FloatTensor(List.of(2L), new float[2]));
        return Weights.of(network, tensors);
    }
}
