package io.authentica.evaluate.score;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import java.util.List;

/** A prediction as cells of text. Probabilities have as many digits as it takes to read the same {@code double} again. */
public final class PredictionRow {

    /** The names of the cells, in this order. */
    public static final List<String> COLUMNS = List.of(
            "id",
            "path",
            "sha256",
            "label",
            "generator",
            "type",
            "release_date",
            "split",
            "format",
            "width",
            "height",
            "condition",
            "raw_fake_probability",
            "fake_probability",
            "verdict");

    private PredictionRow() {}

    public static List<String> cells(Prediction prediction) {
        EvaluatedImage image = prediction.image();
        return List.of(
                image.id(),
                image.path(),
                image.sha256(),
                image.label().id(),
                image.generator(),
                image.type(),
                image.releaseDate(),
                image.split().id(),
                image.format(),
                Integer.toString(image.widthPixels()),
                Integer.toString(image.heightPixels()),
                prediction.condition(),
                Double.toString(prediction.rawFakeProbability()),
                Double.toString(prediction.fakeProbability()),
                prediction.verdict().id());
    }

    /** @throws UserException if they are not what {@link #cells} makes, without saying where */
    public static Prediction parse(List<String> cells) {
        if (cells.size() != COLUMNS.size()) {
            throw new UserException("must have %d columns but has %d".formatted(COLUMNS.size(), cells.size()));
        }
        try {
            EvaluatedImage image = new EvaluatedImage(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    Label.parse(cells.get(3)),
                    cells.get(4),
                    cells.get(5),
                    cells.get(6),
                    Split.parse(cells.get(7)),
                    cells.get(8),
                    pixels(COLUMNS.get(9), cells.get(9)),
                    pixels(COLUMNS.get(10), cells.get(10)));
            return new Prediction(
                    image,
                    cells.get(11),
                    probability(COLUMNS.get(12), cells.get(12)),
                    probability(COLUMNS.get(13), cells.get(13)),
                    Label.parse(cells.get(14)));
        } catch (IllegalArgumentException failure) {
            throw new UserException(String.valueOf(failure.getMessage()), failure);
        }
    }

    private static double probability(String column, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException failure) {
            throw new UserException(column + " must be a number but was '" + text + "'", failure);
        }
    }

    private static int pixels(String column, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException failure) {
            throw new UserException(column + " must be a whole number but was '" + text + "'", failure);
        }
    }
}
