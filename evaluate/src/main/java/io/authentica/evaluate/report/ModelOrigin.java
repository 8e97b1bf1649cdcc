package io.authentica.evaluate.report;

import io.authentica.common.calibration.Calibration;
import io.authentica.common.modelpackage.ModelDescription;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The model package that made the predictions, as far as a report names it.
 *
 * @param packageSha256 of the package's {@code SHA256SUMS}, which holds the hashes of all its files; in hexadecimal
 * @param architecture timm's name of the network
 * @param resize how images become the network's input
 * @param calibration of the probabilities
 * @param provenance what the package says of its training
 * @param device where inference ran: {@code cpu} or {@code cuda}
 */
public record ModelOrigin(
        String packageSha256,
        String architecture,
        String resize,
        Calibration calibration,
        Map<String, String> provenance,
        String device) {

    public ModelOrigin {
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }

    public static ModelOrigin of(ModelDescription model, String packageSha256, String device) {
        return new ModelOrigin(
                packageSha256,
                model.architecture().timmName(),
                model.preprocessing().resize().id(),
                model.calibration(),
                model.provenance(),
                device);
    }
}
