package io.authentica.evaluate;

import io.authentica.common.detect.FakeProbability;
import io.authentica.evaluate.text.DisplayText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code predict} says of one file. */
sealed interface FileResult {

    /** The cells of the table: file, verdict, probability or reason. */
    List<String> cells();

    /** The object of the JSON document. */
    Map<String, Object> json();

    /**
     * The file was scored.
     *
     * @param file as its user named it
     * @param probability that it is fake
     * @param isFake what that means at the package's threshold
     * @param calibrated whether the package calibrates, so that the raw probability says something of its own
     */
    record Scored(String file, FakeProbability probability, boolean isFake, boolean calibrated) implements FileResult {

        @Override
        public List<String> cells() {
            return List.of(file, label(), DisplayText.decimals(probability.calibrated()));
        }

        /** The keys and the rounding of the REST API, and the raw probabilities where they are others. */
        @Override
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", file);
            json.put("label", label());
            json.put("is_fake", isFake);
            json.put("confidence", rounded(isFake ? probability.calibrated() : 1 - probability.calibrated()));
            json.put("probabilities", ofBothClasses(probability.calibrated()));
            if (calibrated) {
                json.put("raw_probabilities", ofBothClasses(probability.raw()));
            }
            return json;
        }

        private String label() {
            return isFake ? "FAKE" : "REAL";
        }

        private static Map<String, Object> ofBothClasses(double fakeProbability) {
            Map<String, Object> probabilities = new LinkedHashMap<>();
            probabilities.put("real", rounded(1 - fakeProbability));
            probabilities.put("fake", rounded(fakeProbability));
            return probabilities;
        }

        private static BigDecimal rounded(double probability) {
            BigDecimal rounded = new BigDecimal(probability)
                    .setScale(4, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            return rounded.scale() < 1 ? rounded.setScale(1) : rounded;
        }
    }

    /**
     * The file could not be read as an image.
     *
     * @param file as its user named it
     * @param reason what is wrong with it
     */
    record Unreadable(String file, String reason) implements FileResult {

        @Override
        public List<String> cells() {
            return List.of(file, "error", reason);
        }

        @Override
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", file);
            json.put("error", reason);
            return json;
        }
    }
}
