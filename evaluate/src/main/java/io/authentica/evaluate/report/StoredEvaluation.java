package io.authentica.evaluate.report;

import io.authentica.common.cli.UserException;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.PredictionsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Predictions on disk, and what is known of where they come from: what the {@code report.json} beside them says, or, where there is
 * none, what the predictions say themselves.
 *
 * @param origin of the predictions
 * @param evaluation the predictions, and the images that have none
 */
public record StoredEvaluation(ReportOrigin origin, Evaluation evaluation) {

    private static final String PREDICTIONS = "predictions.csv";
    private static final String REPORT = "report.json";

    /**
     * @param path a file of predictions, or the directory of an evaluation
     * @param libraryVersion of this Authentica, which will compute the figures
     */
    public static StoredEvaluation read(Path path, String libraryVersion) throws IOException {
        Path file = Files.isDirectory(path) ? path.resolve(PREDICTIONS) : path;
        if (!Files.isRegularFile(file)) {
            throw new UserException(
                    "predictions must be a file, or a directory with " + PREDICTIONS + ", but " + path + " is not");
        }
        List<Prediction> predictions = PredictionsFile.read(file);
        Path report = file.resolveSibling(REPORT);
        if (!Files.isRegularFile(report)) {
            return new StoredEvaluation(
                    alone(name(file), scope(predictions), Optional.empty(), libraryVersion),
                    new Evaluation(predictions, List.of()));
        }
        OriginJson.Stored stored = OriginJson.read(report);
        if (stored.predictions() != predictions.size()) {
            throw new UserException("%s tells of %d predictions but %s has %d: move one of them away"
                    .formatted(report, stored.predictions(), file, predictions.size()));
        }
        return new StoredEvaluation(
                stored.origin().computedBy(libraryVersion), new Evaluation(predictions, stored.unreadable()));
    }

    /** Where nothing is known but the predictions. */
    public static ReportOrigin alone(
            String name, String scope, Optional<DecisionThreshold> threshold, String libraryVersion) {
        return new ReportOrigin(
                libraryVersion, name, threshold, Optional.empty(), Optional.empty(), scope, Optional.empty());
    }

    /** The file's name without its extension, which is all the name that unnamed predictions have. */
    public static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** The splits of the predictions in words, such as "split test". */
    public static String scope(List<Prediction> predictions) {
        TreeSet<String> splits = predictions.stream()
                .map(prediction -> prediction.image().split().id())
                .collect(Collectors.toCollection(TreeSet::new));
        return splits.isEmpty()
                ? "no split"
                : (splits.size() == 1 ? "split " : "splits ") + String.join(" and ", splits);
    }
}
