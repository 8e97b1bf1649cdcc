package io.authentica.serve;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The answer of {@code POST /predict}. Label, verdict and confidence always speak of one class: the one that the package's threshold
 * chooses. With a threshold other than 0.5 that is not always the more probable one, and the confidence may be below 0.5.
 *
 * @param success always true
 * @param fileName as the client sent it
 * @param fake the verdict
 * @param confidence the calibrated probability of the chosen class, 4 decimals
 * @param label {@code FAKE} or {@code REAL}
 */
@JsonPropertyOrder({"success", "filename", "is_fake", "confidence", "label", "probabilities"})
record PredictionResponse(
        boolean success,
        @JsonProperty("filename") String fileName,
        @JsonProperty("is_fake") boolean fake,
        BigDecimal confidence,
        String label,
        Probabilities probabilities) {

    private static final int DECIMALS = 4;

    /** Of each class, 4 decimals. */
    @JsonPropertyOrder({"real", "fake"})
    record Probabilities(BigDecimal real, BigDecimal fake) {}

    static PredictionResponse of(String fileName, double fakeProbability, boolean fake) {
        Probabilities probabilities = new Probabilities(rounded(1 - fakeProbability), rounded(fakeProbability));
        return new PredictionResponse(
                true,
                fileName,
                fake,
                fake ? probabilities.fake() : probabilities.real(),
                fake ? "FAKE" : "REAL",
                probabilities);
    }

    /** As Python rounds and writes: 0.9731, 0.0001, 0.5, 1.0. */
    private static BigDecimal rounded(double probability) {
        BigDecimal rounded = new BigDecimal(probability)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 1 ? rounded.setScale(1) : rounded;
    }
}
