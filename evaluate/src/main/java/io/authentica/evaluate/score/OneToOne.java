package io.authentica.evaluate.score;

import io.authentica.common.cli.UserException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sees to it that predictions are of exactly the images of a data set: none left out, none too many, no other labels. */
public final class OneToOne {

    private OneToOne() {}

    /**
     * @param part the images that should have been scored
     * @throws UserException if under any condition an image has no prediction and was not unreadable, or more than one, or is not in
     *     the data set, or has another label there
     */
    public static void require(List<EvaluatedImage> part, Evaluation evaluation) {
        Map<String, EvaluatedImage> images = new LinkedHashMap<>();
        part.forEach(image -> images.put(image.id(), image));
        Set<String> unreadable = new HashSet<>();
        evaluation.unreadable().forEach(each -> unreadable.add(each.fileName()));
        Map<String, Set<String>> scored = new LinkedHashMap<>();
        for (Prediction prediction : evaluation.predictions()) {
            String id = prediction.image().id();
            EvaluatedImage image = images.get(id);
            if (image == null) {
                throw mismatch("%s has a prediction but is not among the %d images".formatted(id, images.size()));
            }
            if (image.label() != prediction.image().label()) {
                throw mismatch("%s is %s in the data set but %s in the predictions"
                        .formatted(
                                id,
                                image.label().id(),
                                prediction.image().label().id()));
            }
            if (!scored.computeIfAbsent(prediction.condition(), ignored -> new HashSet<>())
                    .add(id)) {
                throw mismatch(
                        "%s has more than one prediction under condition %s".formatted(id, prediction.condition()));
            }
        }
        if (scored.isEmpty()) {
            throw mismatch("there are %d images but no predictions".formatted(images.size()));
        }
        scored.forEach((condition, ids) -> requireAll(images.keySet(), unreadable, condition, ids));
    }

    private static void requireAll(Set<String> images, Set<String> unreadable, String condition, Set<String> scored) {
        List<String> missing = images.stream()
                .filter(id -> !scored.contains(id) && !unreadable.contains(id))
                .toList();
        if (!missing.isEmpty()) {
            throw mismatch("%d of %d images have none under condition %s, the first is %s"
                    .formatted(missing.size(), images.size(), condition, missing.get(0)));
        }
    }

    private static UserException mismatch(String text) {
        return new UserException("predictions must match the data set one to one: " + text);
    }
}
