package io.authentica.serve.model;

import io.authentica.common.detect.Detector;

/**
 * A model that answers requests.
 *
 * @param detector the package at work
 * @param sha256 of the package's file {@code SHA256SUMS}, which holds those of all its other files: what tells two packages apart
 */
public record ServedModel(Detector detector, String sha256) {

    private static final int VERSION_DIGITS = 12;

    /** The name of this state of the model: short enough to say, and another one for every change of the package. */
    public String version() {
        return sha256.substring(0, Math.min(VERSION_DIGITS, sha256.length()));
    }
}
