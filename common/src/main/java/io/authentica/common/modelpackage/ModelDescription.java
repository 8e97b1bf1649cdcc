package io.authentica.common.modelpackage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.authentica.common.data.Label;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.model.EfficientNet;
import io.authentica.common.model.Variant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of a package's {@code model.json}: what evaluate and serve need, and where the weights come from.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param name the model's name, for people
 * @param architecture the network
 * @param stemStride of the first convolution; left out where it is timm's, {@link EfficientNet#STEM_STRIDE}
 * @param labels the class names in the order of the logits: real, fake
 * @param preprocessing what happens to a decoded image before the network sees it
 * @param threshold above which probability an image is called fake
 * @param provenance free facts on data, recipe, seed, versions and validation metrics, in a stable order
 */
public record ModelDescription(
        int schemaVersion,
        String name,
        Variant architecture,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSerialize(using = OptionalNumber.class)
        Optional<Integer> stemStride,

        List<String> labels,
        Preprocessing preprocessing,
        DecisionThreshold threshold,
        Map<String, String> provenance) {

    public static final int SCHEMA_VERSION = 1;

    /** A description of timm's own network. */
    public ModelDescription(
            int schemaVersion,
            String name,
            Variant architecture,
            List<String> labels,
            Preprocessing preprocessing,
            DecisionThreshold threshold,
            Map<String, String> provenance) {
        this(schemaVersion, name, architecture, Optional.empty(), labels, preprocessing, threshold, provenance);
    }

    public ModelDescription {
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalArgumentException("schemaVersion must be " + SCHEMA_VERSION + " but was " + schemaVersion);
        }
        labels = List.copyOf(labels);
        List<String> expected = List.of(Label.REAL.id(), Label.FAKE.id());
        if (!labels.equals(expected)) {
            throw new IllegalArgumentException("labels must be " + expected + " but were " + labels);
        }
        stemStride = stemStride.filter(stride -> stride != EfficientNet.STEM_STRIDE);
        EfficientNet.b0(architecture, stemStride.orElse(EfficientNet.STEM_STRIDE), labels.size());
    }

    /** The network that the weights belong to. */
    public EfficientNet network() {
        return EfficientNet.b0(architecture, stemStride.orElse(EfficientNet.STEM_STRIDE), labels.size());
    }
}
