package io.authentica.common.modelpackage;

import static io.authentica.common.modelpackage.ModelDescription.SCHEMA_VERSION;
import static io.authentica.common.modelpackage.ModelDescription.UNCALIBRATED_SCHEMA_VERSION;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.image.Preprocessing;
import io.authentica.common.model.Variant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of {@code model.json} in all schema versions. Whether the key {@code calibration} may or must be there depends on the
 * version: in version 2 a package that lost it is damaged, and must not pass for an uncalibrated one.
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
        Map<String, String> provenance) {

    DescriptionFile {
        if (schemaVersion == UNCALIBRATED_SCHEMA_VERSION && calibration.isPresent()) {
            throw new IllegalArgumentException("calibration is unknown in schema_version " + schemaVersion);
        }
        if (schemaVersion == SCHEMA_VERSION && calibration.isEmpty()) {
            throw new IllegalArgumentException(
                    "calibration is missing, which schema_version " + schemaVersion + " needs");
        }
        // Its rules too are checked here, where the reader can still say which line breaks one.
        new ModelDescription(
                schemaVersion,
                name,
                architecture,
                stemStride,
                labels,
                preprocessing,
                calibration.orElse(Calibration.NONE),
                threshold,
                provenance);
    }

    ModelDescription description() {
        return new ModelDescription(
                schemaVersion,
                name,
                architecture,
                stemStride,
                labels,
                preprocessing,
                calibration.orElse(Calibration.NONE),
                threshold,
                provenance);
    }
}
