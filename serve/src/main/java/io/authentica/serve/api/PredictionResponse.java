package io.authentica.serve.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * The answer of {@code POST /predict}.
 *
 * @param success always true: failures are errors
 * @param fileName as the client sent it
 * @param fake the verdict
 * @param confidence the calibrated probability of the chosen class, 4 decimals
 * @param label {@code FAKE} or {@code REAL}
 * @param probabilities of each class
 */
record PredictionResponse(
        boolean success,
        @JsonProperty("filename") String fileName,
        @JsonProperty("is_fake") boolean fake,
        BigDecimal confidence,
        String label,
        Probabilities probabilities) {

    private static final int DECIMALS = 4;

    /** Of each class, 4 decimals. */
    record Probabilities(BigDecimal real, BigDecimal fake) {}

    static PredictionResponse of(String fileName, double fakeProbability, boolean fake) {
        Probabilities probabilities = new Probabilities(
                Numbers.rounded(1 - fakeProbability, DECIMALS), Numbers.rounded(fakeProbability, DECIMALS));
        return new PredictionResponse(
                true,
                fileName,
                fake,
                fake ? probabilities.fake() : probabilities.real(),
                fake ? "FAKE" : "REAL",
                probabilities);
    }
}
