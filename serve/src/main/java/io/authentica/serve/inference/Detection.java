package io.authentica.serve.inference;

import io.authentica.common.detect.FakeProbability;
import io.authentica.common.detect.Verdict;
import io.authentica.common.image.ImageHeader;
import io.authentica.serve.model.ServedModel;

/**
 * What was found out about one image.
 *
 * @param model that judged it
 * @param probability that it is fake
 * @param header what the file is
 * @param sha256 of the file
 * @param times where the time went
 */
public record Detection(
        ServedModel model, FakeProbability probability, ImageHeader header, String sha256, StageTimes times) {

    /** Of two, as the old contract has it. */
    public boolean isFake() {
        return model.detector().isFake(probability);
    }

    /** Of three, where the model has a band in which it gives none of the two. */
    public Verdict verdict() {
        return model.detector().verdict(probability);
    }
}
