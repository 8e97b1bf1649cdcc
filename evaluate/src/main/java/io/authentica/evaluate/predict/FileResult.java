package io.authentica.evaluate.predict;

import io.authentica.common.detect.FakeProbability;
import io.authentica.common.detect.Verdict;
import io.authentica.common.image.ImageFacts;
import io.authentica.evaluate.text.DisplayText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code predict} says of one file. */
sealed interface FileResult {

    /** The columns of {@link #csv}. */
    List<String> CSV_COLUMNS = List.of(
            "file",
            "verdict",
            "fake_probability",
            "raw_fake_probability",
            "format",
            "width",
            "height",
            "jpeg_quality",
            "warnings",
            "heat_map",
            "error");

    /** As its user named it. */
    String file();

    /** The cells of the table: file, verdict, probability or reason, warnings. */
    List<String> cells();

    /** The object of the JSON document. */
    Map<String, Object> json();

    /** The cells of the CSV, by {@link #CSV_COLUMNS}; an empty text where there is nothing to say. */
    List<String> csv();

    /**
     * The file was scored.
     *
     * @param file as its user named it
     * @param probability that it is fake
     * @param isFake what that means at the package's threshold, without a third way
     * @param verdict what it means with the package's uncertain band
     * @param calibrated whether the package calibrates, so that the raw probability says something of its own
     * @param facts of the picture; empty where only the detector could read the file
     * @param warnings why the verdict deserves less trust
     * @param heatMap the file with the explanation, if there is one
     */
    record Scored(
            String file,
            FakeProbability probability,
            boolean isFake,
            Verdict verdict,
            boolean calibrated,
            Optional<ImageFacts> facts,
            List<String> warnings,
            Optional<Path> heatMap)
            implements FileResult {

        public Scored {
            warnings = List.copyOf(warnings);
        }

        @Override
        public List<String> cells() {
            return List.of(
                    file, verdict.name(), DisplayText.decimals(probability.calibrated()), String.join("; ", warnings));
        }

        /** The keys and the rounding of the REST API, what it has not, and the raw probabilities where they are others. */
        @Override
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", file);
            json.put("verdict", verdict.name());
            json.put("label", isFake ? "FAKE" : "REAL");
            json.put("is_fake", isFake);
            json.put("confidence", rounded(isFake ? probability.calibrated() : 1 - probability.calibrated()));
            json.put("probabilities", ofBothClasses(probability.calibrated()));
            if (calibrated) {
                json.put("raw_probabilities", ofBothClasses(probability.raw()));
            }
            json.put("warnings", warnings);
            heatMap.ifPresent(path -> {
                Map<String, Object> explanation = new LinkedHashMap<>();
                explanation.put("method", Occlusion.METHOD);
                explanation.put("heat_map", path.toString());
                json.put("explanation", explanation);
            });
            return json;
        }

        @Override
        public List<String> csv() {
            return List.of(
                    file,
                    verdict.name(),
                    Double.toString(probability.calibrated()),
                    Double.toString(probability.raw()),
                    facts.map(known -> known.format().toString()).orElse(""),
                    facts.map(known -> Integer.toString(known.width())).orElse(""),
                    facts.map(known -> Integer.toString(known.height())).orElse(""),
                    facts.flatMap(ImageFacts::jpegQuality)
                            .map(quality -> Integer.toString(quality))
                            .orElse(""),
                    String.join("; ", warnings),
                    heatMap.map(Path::toString).orElse(""),
                    "");
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
            return List.of(file, "error", reason, "");
        }

        @Override
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", file);
            json.put("error", reason);
            return json;
        }

        @Override
        public List<String> csv() {
            return List.of(file, "", "", "", "", "", "", "", "", "", reason);
        }
    }
}
