package io.authentica.evaluate;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import io.authentica.common.modelpackage.DecisionThreshold;
import io.authentica.evaluate.report.StoredEvaluation;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.ForeignScores;
import io.authentica.evaluate.score.OneToOne;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.PredictionsFile;
import io.authentica.evaluate.source.ImageSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the predictions that a user names: ours or those of another tool, which need a data set for their labels.
 *
 * @param data the data set whose images these must be, one to one
 * @param split the part of it
 * @param libraryVersion of this Authentica
 */
record PredictionsInput(Optional<Path> data, Split split, String libraryVersion) {

    private static final DecisionThreshold USUAL =
            new DecisionThreshold(DecisionThreshold.HALF.value(), "0.5, since none was given");

    /** @param name what the user calls the detector, which goes before what the file says */
    StoredEvaluation read(Path path, Optional<String> name) throws IOException {
        StoredEvaluation stored;
        if (isForeign(path)) {
            List<Prediction> predictions = readForeign(path);
            stored = new StoredEvaluation(
                    StoredEvaluation.alone(
                            StoredEvaluation.name(path), "split " + split.id(), Optional.of(USUAL), libraryVersion),
                    new Evaluation(predictions, List.of()));
        } else {
            stored = StoredEvaluation.read(path, libraryVersion);
        }
        if (data.isPresent()) {
            List<EvaluatedImage> part = ImageSources.list(data.get(), split).stream()
                    .filter(image -> image.split() == split)
                    .toList();
            OneToOne.require(part, stored.evaluation());
        }
        return name.map(each -> new StoredEvaluation(stored.origin().named(each), stored.evaluation()))
                .orElse(stored);
    }

    /** Predictions for another purpose, which may be of any part of the data set. */
    List<Prediction> readAnySplit(Path path) throws IOException {
        return isForeign(path)
                ? readForeign(path)
                : StoredEvaluation.read(path, libraryVersion).evaluation().predictions();
    }

    private List<Prediction> readForeign(Path path) throws IOException {
        Path from = requireData(path);
        Map<String, EvaluatedImage> images = new HashMap<>();
        ImageSources.list(from, split).forEach(image -> images.put(image.id(), image));
        return ForeignScores.read(path, images, ImageSources.root(from), USUAL.value());
    }

    private static boolean isForeign(Path path) throws IOException {
        return Files.isRegularFile(path) && ForeignScores.hasHeader(PredictionsFile.header(path));
    }

    private Path requireData(Path path) {
        return data.orElseThrow(() -> new UserException(
                path + " has the columns path and score, so --data must name the data set with the labels"));
    }
}
