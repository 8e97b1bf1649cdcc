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
 * @param schemaVersion of the file: {@link #SCHEMA_VERSION}; or 2, which knows no uncertain band; or 1, which knows no calibration
 *     either
 * @param name the model's name, for people
 * @param architecture the network
 * @param stemStride of the first convolution; left out where it is timm's, {@link EfficientNet#STEM_STRIDE}
 * @param labels the class names in the order of the logits: real, fake
 * @param preprocessing what happens to a decoded image before the network sees it
 * @param calibration how logits become the probability of fake
 * @param threshold above which calibrated probability an image is called fake
 * @param uncertain at which calibrated probabilities no verdict is given; around the threshold, or empty
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
        UncertainBand uncertain,
        Map<String, String> provenance) {

    /** What is written. */
    public static final int SCHEMA_VERSION = 3;

    /** The last version without the key {@code uncertain} and without the hashes of the training images. */
    static final int BANDLESS_SCHEMA_VERSION = 2;

    /** The last version without the key {@code calibration}; its probabilities are the softmax of the logits. */
    static final int UNCALIBRATED_SCHEMA_VERSION = 1;

    public ModelDescription {
        if (schemaVersion < UNCALIBRATED_SCHEMA_VERSION || schemaVersion > SCHEMA_VERSION) {
            throw new IllegalArgumentException("schemaVersion must be %d to %d but was %d"
                    .formatted(UNCALIBRATED_SCHEMA_VERSION, SCHEMA_VERSION, schemaVersion));
        }
        if (schemaVersion == UNCALIBRATED_SCHEMA_VERSION && !calibration.equals(Calibration.NONE)) {
            throw new IllegalArgumentException("calibration must be none in schemaVersion " + schemaVersion
                    + " but was " + calibration.description());
        }
        if (schemaVersion <= BANDLESS_SCHEMA_VERSION && !uncertain.isEmpty()) {
            throw new IllegalArgumentException("uncertain must be empty in schemaVersion " + schemaVersion);
        }
        if (!(uncertain.low() <= threshold.value() && threshold.value() <= uncertain.high())) {
            throw new IllegalArgumentException("uncertain must lie around the threshold %s but was %s to %s"
                    .formatted(threshold.value(), uncertain.low(), uncertain.high()));
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

    /** Timm's own network without an uncertain band. */
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
                UncertainBand.none(threshold, "none"),
                provenance);
    }

    /** Timm's own network without an uncertain band and with probabilities that are the softmax of its logits. */
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
