package io.authentica.train.calibrate;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.calibration.CalibrationError;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.common.modelpackage.UncertainBand;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a package needs to make verdicts of logits.
 *
 * @param calibration fitted, or none
 * @param threshold chosen, with its rule in words
 * @param uncertain the band around it, with its rule in words
 * @param facts for the package's provenance: how many images it took, and their log loss, Brier score and expected calibration error
 *     raw and calibrated; empty where no image took part. They are of the images that the calibration was fitted to, not of new
 *     ones
 */
public record Decision(
        Calibration calibration, DecisionThreshold threshold, UncertainBand uncertain, Map<String, String> facts) {

    public Decision {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    static Decision of(
            Calibration calibration, DecisionThreshold threshold, UncertainBand uncertain, CalibrationImages images) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (images.count() > 0) {
            facts.put("calibration_real_images", Integer.toString(images.reals()));
            facts.put("calibration_fake_images", Integer.toString(images.fakes()));
            put(facts, "calibration_raw_", Calibration.NONE, images);
            put(facts, "calibration_", calibration, images);
        }
        return new Decision(calibration, threshold, uncertain, facts);
    }

    private static void put(
            Map<String, String> facts, String prefix, Calibration calibration, CalibrationImages images) {
        CalibrationError error = CalibrationError.of(images.fakeProbabilities(calibration), images.truth())
                .orElseThrow();
        facts.put(prefix + "log_loss", decimals(error.logLoss()));
        facts.put(prefix + "brier", decimals(error.brier()));
        facts.put(prefix + "ece", decimals(error.ece()));
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
