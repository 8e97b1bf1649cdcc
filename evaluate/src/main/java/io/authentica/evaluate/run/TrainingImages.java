package io.authentica.evaluate.run;

import io.authentica.common.cli.UserException;
import io.authentica.common.modelpackage.ImageHashes;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.text.DisplayText;
import java.util.Optional;

/**
 * The images that a model was trained on, which show its memory and not its skill.
 *
 * @param hashes of them; empty where the package does not tell
 * @param allowed whether they may be evaluated all the same
 */
public record TrainingImages(Optional<ImageHashes> hashes, boolean allowed) {

    /** @throws UserException if {@code image} is one of them and that is not allowed */
    void check(EvaluatedImage image) {
        if (!allowed && has(image)) {
            throw new UserException(
                    "%s: no image may be one that the model was trained on, but the package lists its SHA-256; evaluate other data,"
                                    .formatted(DisplayText.oneLine(image.path()))
                            + " or use --allow-training-images, which the report will say");
        }
    }

    /** What a report has to say of them behind the name of the data; mostly nothing. */
    public String remark(Evaluation evaluation) {
        long count = evaluation.predictions().stream()
                .map(Prediction::image)
                .filter(this::has)
                .map(EvaluatedImage::id)
                .distinct()
                .count();
        return count == 0 ? "" : " (the model was trained on " + count + " of these images" + ")";
    }

    private boolean has(EvaluatedImage image) {
        return hashes.isPresent() && hashes.get().contains(image.sha256());
    }
}
