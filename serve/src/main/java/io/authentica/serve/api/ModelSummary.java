package io.authentica.serve.api;

import io.authentica.serve.model.ServedModel;

/**
 * Which model answered.
 *
 * @param name the model's name, for people
 * @param version of the package: the start of {@code sha256}
 * @param sha256 of the package's {@code SHA256SUMS}
 */
record ModelSummary(String name, String version, String sha256) {

    static ModelSummary of(ServedModel model) {
        return new ModelSummary(model.detector().description().name(), model.version(), model.sha256());
    }
}
