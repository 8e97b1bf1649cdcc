package io.authentica.evaluate.run;

import io.authentica.evaluate.score.EvaluatedImage;

import io.authentica.common.cli.UserException;
import java.util.Collection;
import java.util.Set;

/**
 * The images that a model was trained on, which measure its memory and not its skill.
 *
 * @param sha256 of their encoded bytes, 64 hexadecimal digits each; empty where the package does not tell
 * @param allowed whether they may be evaluated all the same
 */
public record TrainingImages(Set<String> sha256, boolean allowed) {

    public TrainingImages {
        sha256 = Set.copyOf(sha256);
    }

    /** @throws UserException if {@code image} is one of them and that is not allowed */
    void check(EvaluatedImage image) {
        if (!allowed && sha256.contains(image.sha256())) {
            throw new UserException(
                    "%s: an image must not be one that the model was trained on, but its SHA-256 %s is in the package's list;"
                                    .formatted(image.path(), image.sha256())
                            + " evaluate other data, or use --allow-training-images, which the report will say");
        }
    }

    /** How many of {@code images} are among them. */
    public long count(Collection<EvaluatedImage> images) {
        return images.stream().filter(image -> sha256.contains(image.sha256())).count();
    }
}
