package io.authentica.evaluate.score;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.evaluate.text.CsvInput;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Predictions that another tool made: a CSV with the columns {@code path} and {@code score}, the probability of fake. What else is
 * known of an image comes from its data set.
 */
public final class ForeignScores {

    private static final String PATH = "path";
    private static final String SCORE = "score";

    private ForeignScores() {}

    /** Whether a CSV with this header is one of another tool. */
    public static boolean hasHeader(List<String> header) {
        return header.contains(PATH) && header.contains(SCORE) && !header.contains("id");
    }

    /**
     * @param images of the data set, by their ids
     * @param root of the data set, which paths may begin with
     * @param threshold above which a score means fake
     * @throws UserException if the header or a row is malformed, or a row names an image that is not in the data set
     */
    public static List<Prediction> read(Path file, Map<String, EvaluatedImage> images, Path root, double threshold)
            throws IOException {
        try (Reader text = CsvInput.text(file);
                CSVParser rows = CsvInput.named(file, text)) {
            List<Prediction> predictions = new ArrayList<>();
            int columns = rows.getHeaderNames().size();
            for (CSVRecord row : rows) {
                predictions.add(prediction(file, columns, row, images, root, threshold));
            }
            return predictions;
        } catch (UncheckedIOException failure) {
            throw new UserException(file + ": is not CSV: " + failure.getMessage(), failure);
        }
    }

    private static Prediction prediction(
            Path file, int columns, CSVRecord row, Map<String, EvaluatedImage> images, Path root, double threshold) {
        // The header is line 1; a cell with a line break moves what follows, so rows are counted and not lines.
        String where = "%s: row %d: ".formatted(file, row.getRecordNumber());
        if (row.size() != columns) {
            throw new UserException(where + "must have as many cells as the header but has " + row.size());
        }
        String path = row.get(PATH);
        EvaluatedImage image = Optional.ofNullable(images.get(path))
                .or(() -> Optional.ofNullable(images.get(relative(path, root))))
                .orElseThrow(() ->
                        new UserException("%spath must name an image of %s but was '%s'".formatted(where, root, path)));
        double score = score(where, row.get(SCORE));
        return new Prediction(image, Prediction.CLEAN, score, score, score > threshold ? Label.FAKE : Label.REAL);
    }

    /** Other tools were given paths and not names within the data set. */
    private static String relative(String path, Path root) {
        String slashed = path.replace('\\', '/');
        String prefix = root.toString().replace('\\', '/') + "/";
        return slashed.startsWith(prefix) ? slashed.substring(prefix.length()) : slashed;
    }

    private static double score(String where, String text) {
        double score;
        try {
            score = Double.parseDouble(text.strip());
        } catch (NumberFormatException failure) {
            throw new UserException(where + "score must be a number but was '" + text + "'", failure);
        }
        if (!(score >= 0 && score <= 1)) {
            throw new UserException(where + "score must be a probability of fake in [0, 1] but was " + text
                    + "; map logits to it first");
        }
        return score;
    }
}
