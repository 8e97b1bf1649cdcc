package io.authentica.common.modelpackage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.authentica.common.calibration.Calibration;
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
 * @param schemaVersion of the file: {@link #SCHEMA_VERSION}, or 1, which knows no calibration
 * @param name the model's name, for people
 * @param architecture the network
 * @param stemStride of the first convolution; left out where it is timm's, {@link EfficientNet#STEM_STRIDE}
 * @param labels the class names in the order of the logits: real, fake
 * @param preprocessing what happens to a decoded image before the network sees it
 * @param calibration how logits become the probability of fake
 * @param threshold above which calibrated probability an image is called fake
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
        Calibration calibration,
        DecisionThreshold threshold,
        Map<String, String> provenance) {

    /** What is written. */
    public static final int SCHEMA_VERSION = 2;

    /** The last version without the key {@code calibration}; its probabilities are the softmax of the logits. */
    static final int UNCALIBRATED_SCHEMA_VERSION = 1;

    public ModelDescription {
        if (schemaVersion != SCHEMA_VERSION && schemaVersion != UNCALIBRATED_SCHEMA_VERSION) {
            throw new IllegalArgumentException("schemaVersion must be %d or %d but was %d"
                    .formatted(UNCALIBRATED_SCHEMA_VERSION, SCHEMA_VERSION, schemaVersion));
        }
        if (schemaVersion == UNCALIBRATED_SCHEMA_VERSION && !calibration.equals(Calibration.NONE)) {
            throw new IllegalArgumentException("calibration must be none in schemaVersion " + schemaVersion
                    + " but was " + calibration.description());
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

    /** Timm's own network. */
    public ModelDescription(
            int schemaVersion,
            String name,
            Variant architecture,
            List<String> labels,
            Preprocessing preprocessing,
            Calibration calibration,
            DecisionThreshold threshold,
            Map<String, String> provenance) {
        this(
                schemaVersion,
                name,
                architecture,
                Optional.empty(),
                labels,
                preprocessing,
                calibration,
                threshold,
                provenance);
    }

    /** Timm's own network with probabilities that are the softmax of its logits. */
    public ModelDescription(
            int schemaVersion,
            String name,
            Variant architecture,
            List<String> labels,
            Preprocessing preprocessing,
            DecisionThreshold threshold,
            Map<String, String> provenance) {
        this(schemaVersion, name, architecture, labels, preprocessing, Calibration.NONE, threshold, provenance);
    }
}
