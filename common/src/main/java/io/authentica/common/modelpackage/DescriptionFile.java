package io.authentica.common.modelpackage;

import static io.authentica.common.modelpackage.ModelDescription.BANDLESS_SCHEMA_VERSION;
import static io.authentica.common.modelpackage.ModelDescription.UNCALIBRATED_SCHEMA_VERSION;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.model.Variant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of {@code model.json} in all schema versions. Whether the keys {@code calibration} and {@code uncertain} may or must be
 * there depends on the version: a package that lost one is damaged, and must not pass for an older one.
 */
record DescriptionFile(
        int schemaVersion,
        String name,
        Variant architecture,
        Optional<Integer> stemStride,
        List<String> labels,
        Preprocessing preprocessing,
        Optional<Calibration> calibration,
        DecisionThreshold threshold,
        Optional<UncertainBand> uncertain,
        Map<String, String> provenance) {

    DescriptionFile {
        requireSince(UNCALIBRATED_SCHEMA_VERSION, "calibration", calibration, schemaVersion);
        requireSince(BANDLESS_SCHEMA_VERSION, "uncertain", uncertain, schemaVersion);
        // Its rules too are checked here, where the reader can still say which line breaks one.
        description(
                schemaVersion,
                name,
                architecture,
                stemStride,
                labels,
                preprocessing,
                calibration,
                threshold,
                uncertain,
                provenance);
    }

    private static void requireSince(int lastWithout, String key, Optional<?> value, int schemaVersion) {
        if (schemaVersion <= lastWithout && value.isPresent()) {
            throw new IllegalArgumentException(key + " is unknown in schema_version " + schemaVersion);
        }
        if (schemaVersion > lastWithout && value.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing, which schema_version " + schemaVersion + " needs");
        }
    }

    ModelDescription description() {
        return description(
                schemaVersion,
                name,
                architecture,
                stemStride,
                labels,
                preprocessing,
                calibration,
                threshold,
                uncertain,
                provenance);
    }

    private static ModelDescription description(
            int schemaVersion,
            String name,
            Variant architecture,
            Optional<Integer> stemStride,
            List<String> labels,
            Preprocessing preprocessing,
            Optional<Calibration> calibration,
            DecisionThreshold threshold,
            Optional<UncertainBand> uncertain,
            Map<String, String> provenance) {
        return new ModelDescription(
                schemaVersion,
                name,
                architecture,
                stemStride,
                labels,
                preprocessing,
                calibration.orElse(Calibration.NONE),
                threshold,
                uncertain.orElseGet(() -> UncertainBand.none(
                        threshold, "none: packages of schema version " + schemaVersion + " have no band")),
                provenance);
    }
}
