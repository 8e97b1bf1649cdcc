package io.authentica.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.authentica.common.model.EfficientNetBlock;
import io.authentica.common.model.FrozenPart;
import io.authentica.common.model.Variant;
import io.authentica.common.model.Weights;
import io.authentica.train.recipe.ModelRecipe;
import io.authentica.train.recipe.ModelRecipe.BatchNorm;
import io.authentica.train.recipe.ModelRecipe.BatchNormAffine;
import io.authentica.train.recipe.OptimiserRecipe;
import io.authentica.train.recipe.OptimiserRecipe.Sgd;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ParameterGroupTest {

    private static final Pattern LAYER = Pattern.compile("blocks\\.\\d+\\.\\d+|[a-z_0-9]+");
    private static final NDManager MANAGER = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    private static final ModelRecipe PLAIN = TestSettings.model(Variant.TF_EFFICIENTNET_B0);
    private static final EfficientNetBlock BLOCK =
            new EfficientNetBlock(MANAGER, PLAIN.network(), PLAIN.programOptions(), Weights.random(PLAIN.network(), 1));

    @AfterAll
    static void closeNetwork() {
        BLOCK.close();
        MANAGER.close();
    }

    private static Set<String> learning(FrozenPart freeze, BatchNormAffine affine) {
        ModelRecipe model = TestSettings.model(Variant.TF_EFFICIENTNET_B0, freeze, BatchNorm.LIVE, affine);
        Set<String> names = new TreeSet<>();
        ParameterGroup.of(BLOCK, model, new Sgd(1, 1, 1, 0, 0, false, 0))
                .forEach(group -> names.addAll(group.parameters().keySet()));
        return names;
    }

    @Test
    void decayTheRateLayerByLayerAsTimm() throws IOException {
        JsonNode golden = Reference.json().path("layer_decay");
        OptimiserRecipe recipe = new Sgd(1, 1, golden.path("decay").doubleValue(), 0.5, 0, false, 0);
        int checked = 0;
        for (ParameterGroup group : ParameterGroup.of(BLOCK, PLAIN, recipe)) {
            for (String name : group.parameters().keySet()) {
                Matcher layer = LAYER.matcher(name);
                assertThat(layer.lookingAt()).isTrue();
                double scale = golden.path("scales").path(layer.group()).doubleValue();
                assertThat(group.learningRateFactor()).as(name).isCloseTo(scale, within(1e-12));
                checked++;
            }
        }
        assertThat(checked).isEqualTo(213);
    }

    @Test
    void giveTheTrunkItsOwnRateAndSpareBiasesAndBatchNormDecay() {
        List<ParameterGroup> groups = ParameterGroup.of(BLOCK, PLAIN, new Sgd(1, 0.25, 1, 0.5, 0, false, 0));

        assertThat(groups).hasSize(4);
        for (ParameterGroup group : groups) {
            group.parameters().forEach((name, parameter) -> {
                assertThat(group.learningRateFactor()).as(name).isEqualTo(name.startsWith("classifier.") ? 1 : 0.25);
                assertThat(group.weightDecay())
                        .as(name)
                        .isEqualTo(parameter.getShape().dimension() > 1 ? 0.5 : 0);
            });
        }
    }

    @Test
    void leaveOutWhatIsFrozen() {
        assertThat(learning(FrozenPart.NONE, BatchNormAffine.TRAINABLE)).contains("conv_stem.weight", "bn1.bias");
        assertThat(learning(FrozenPart.STEM, BatchNormAffine.TRAINABLE))
                .doesNotContain("conv_stem.weight", "bn1.weight", "bn1.bias")
                .contains("blocks.0.0.conv_dw.weight", "blocks.0.0.bn1.weight");
        assertThat(learning(FrozenPart.BLOCKS_5, BatchNormAffine.TRAINABLE))
                .noneMatch(name -> name.startsWith("blocks.5."))
                .contains("blocks.6.0.conv_pw.weight", "bn2.weight");
        assertThat(learning(FrozenPart.TRUNK, BatchNormAffine.TRAINABLE))
                .containsExactly("classifier.bias", "classifier.weight");
    }

    @Test
    void leaveOutScaleAndShiftOfBatchNormWhenTheyAreFrozen() {
        Set<String> names = learning(FrozenPart.NONE, BatchNormAffine.FROZEN);

        // Of the 213 parameters, 2 in each of 49 BatchNorm layers.
        assertThat(names).hasSize(213 - 98).contains("blocks.0.0.se.conv_reduce.bias");
    }
}
