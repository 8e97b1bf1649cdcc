package io.authentica.train.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A threshold between two neighbouring probabilities, and what it makes of the images.
 *
 * @param threshold half way between them, so that the last digit of neither decides on an image; verdicts are strictly above it
 * @param falsePositives reals above it
 * @param truePositives fakes above it
 */
record Cut(double threshold, int falsePositives, int truePositives) {

    private record Scored(double probability, boolean fake) {}

    /**
     * All cuts from the highest to the lowest. The first calls nothing fake; one that calls everything fake is not among them, for
     * strictly above 0 it may not exist.
     *
     * @param fakeProbabilities in [0, 1], at least one; equal ones are never cut apart
     * @param isFake the truth, in the same order
     */
    static List<Cut> all(double[] fakeProbabilities, boolean[] isFake) {
        Scored[] falling = new Scored[isFake.length];
        for (int i = 0; i < falling.length; i++) {
            falling[i] = new Scored(fakeProbabilities[i], isFake[i]);
        }
        Arrays.sort(falling, Comparator.comparingDouble(Scored::probability).reversed());
        List<Cut> cuts = new ArrayList<>();
        cuts.add(new Cut(between(falling[0].probability, 1), 0, 0));
        int reals = 0;
        int fakes = 0;
        for (int i = 0; i + 1 < falling.length; i++) {
            if (falling[i].fake) {
                fakes++;
            } else {
                reals++;
            }
            double above = falling[i].probability;
            double below = falling[i + 1].probability;
            if (below < above) {
                cuts.add(new Cut(between(below, above), reals, fakes));
            }
        }
        return cuts;
    }

    /** In [low, high) where they differ: between neighbouring doubles there is nothing, and {@code low} itself is not above it. */
    private static double between(double low, double high) {
        double middle = low + (high - low) / 2;
        return middle < high ? middle : low;
    }
}
