package io.authentica.serve.api;

import io.authentica.common.modelpackage.ModelDescription;
import io.authentica.common.modelpackage.UncertainBand;

/**
 * Where the verdict turns.
 *
 * @param value above which calibrated probability an image is called fake, in [0, 1]
 * @param rule how the value was chosen
 * @param uncertain at which probabilities no verdict is given
 */
record ThresholdSummary(double value, String rule, Band uncertain) {

    /**
     * @param low at it and below, the verdict is real
     * @param high above it, the verdict is fake; where it equals {@code low} no verdict is uncertain
     * @param rule how the band was chosen, or why there is none
     */
    record Band(double low, double high, String rule) {}

    static ThresholdSummary of(ModelDescription model) {
        UncertainBand band = model.uncertain();
        return new ThresholdSummary(
                model.threshold().value(), model.threshold().rule(), new Band(band.low(), band.high(), band.rule()));
    }
}
