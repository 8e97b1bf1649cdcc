package io.authentica.evaluate;

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
     * @param fakeProbability in [0, 1]
     * @param isFake what that means at the package's threshold
     */
    record Scored(String file, double fakeProbability, boolean isFake) implements FileResult {

        @Override
        public List<String> cells() {
            return List.of(file, label(), FigureText.decimals(fakeProbability));
        }

        /** The keys and the rounding of the REST API. */
        @Override
        public Map<String, Object> json() {
            Map<String, Object> probabilities = new LinkedHashMap<>();
            probabilities.put("real", rounded(1 - fakeProbability));
            probabilities.put("fake", rounded(fakeProbability));
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", file);
            json.put("label", label());
            json.put("is_fake", isFake);
            json.put("confidence", rounded(isFake ? fakeProbability : 1 - fakeProbability));
            json.put("probabilities", probabilities);
            return json;
        }

        private String label() {
            return isFake ? "FAKE" : "REAL";
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
