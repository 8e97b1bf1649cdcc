package io.authentica.evaluate.report;

import io.authentica.common.data.Label;
import io.authentica.evaluate.score.Prediction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the verdicts that a condition turns over. */
final class StabilityCount {

    private StabilityCount() {}

    /**
     * Images that are in one of the lists only do not count.
     *
     * @param before predictions of images as they were found
     * @param after of the same images under the condition
     */
    static Stability of(List<Prediction> before, List<Prediction> after) {
        Map<String, Label> verdicts = new HashMap<>();
        before.forEach(prediction -> verdicts.put(prediction.image().id(), prediction.verdict()));
        long images = 0;
        long becameFake = 0;
        long becameReal = 0;
        for (Prediction prediction : after) {
            Label verdict = verdicts.get(prediction.image().id());
            if (verdict != null) {
                images++;
                if (verdict != prediction.verdict()) {
                    becameFake += prediction.verdict() == Label.FAKE ? 1 : 0;
                    becameReal += prediction.verdict() == Label.REAL ? 1 : 0;
                }
            }
        }
        return new Stability(
                images,
                becameFake,
                becameReal,
                Figure.proportion(becameFake + becameReal, images, "no image was scored under both conditions"));
    }
}
