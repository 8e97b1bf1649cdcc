package io.authentica.common.metrics;

import java.util.OptionalDouble;

/** Finds the threshold that is best for some images. On the images that a report is about, it tells what could be, not what is. */
public final class ThresholdSearch {

    private ThresholdSearch() {}

    /**
     * The threshold with the highest balanced accuracy, which depends on no share of fakes; of several the lowest.
     *
     * @return the probability of an image, the highest that is called real; empty where a class is missing
     */
    public static OptionalDouble bestBalancedAccuracy(ScoreList reals, ScoreList fakes) {
        if (reals.size() == 0 || fakes.size() == 0) {
            return OptionalDouble.empty();
        }
        double best = Math.max(reals.probability(0), fakes.probability(0));
        // Balanced accuracy times 2 * reals * fakes, less what is the same at all thresholds.
        long bestGain = 0;
        for (int place = 0; place < reals.size(); place++) {
            // Only where reals begin to be called real can balanced accuracy be at its best.
            double threshold = reals.probability(place);
            long gain = (long) fakes.above(threshold) * reals.size() - (long) reals.above(threshold) * fakes.size();
            if (gain >= bestGain) {
                bestGain = gain;
                best = threshold;
            }
        }
        return OptionalDouble.of(best);
    }
}
