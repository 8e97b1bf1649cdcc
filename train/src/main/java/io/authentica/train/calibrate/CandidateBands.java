package io.authentica.train.calibrate;

import io.authentica.common.modelpackage.UncertainBand;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The bands around a threshold that may be the narrowest of their kind, on the scale of logits. */
final class CandidateBands {

    /** In logits. What is closer together differs by rounding, as p and 1 - p do around 0.5, and must not be cut apart. */
    private static final double ONE_DISTANCE = 1e-9;

    private CandidateBands() {}

    /**
     * From the narrowest to the widest. Each has a wrong verdict at its rim: one with a right verdict there would be no worse without it.
     * Its edges lie half way to the next image outside, so that the last digit of none decides.
     *
     * @param fakeProbabilities calibrated
     * @param isFake the truth, in the same order
     */
    static Stream<UncertainBand> around(double threshold, double[] fakeProbabilities, boolean[] isFake) {
        TreeSet<Double> distances = new TreeSet<>();
        TreeSet<Double> ofWrong = new TreeSet<>();
        for (int i = 0; i < fakeProbabilities.length; i++) {
            double distance = Math.abs(logit(fakeProbabilities[i]) - logit(threshold));
            distances.add(distance);
            if (fakeProbabilities[i] > threshold != isFake[i]) {
                ofWrong.add(distance);
            }
        }
        // Around the widest there is no image left, and no verdict to give.
        return ofWrong.stream()
                .flatMap(distance -> Optional.ofNullable(distances.higher(distance + ONE_DISTANCE)).stream()
                        .map(next -> band(threshold, distance + (next - distance) / 2)));
    }

    /** @param width to either side, in logits */
    private static UncertainBand band(double threshold, double width) {
        // Rounding must not leave the threshold outside.
        double low = Math.min(threshold, logistic(logit(threshold) - width));
        double high = Math.max(threshold, logistic(logit(threshold) + width));
        return new UncertainBand(low, high, "");
    }

    private static double logit(double probability) {
        // Doubles end at 1 where logits go on: 37 there, and -37 at 0, keeps widths finite.
        double inside = Math.min(Math.max(probability, Math.ulp(0.5)), 1 - Math.ulp(0.5));
        return Math.log(inside / (1 - inside));
    }

    private static double logistic(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
