package io.authentica.train.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Parts for a cross-validation: no group is in two of them, and classes are spread evenly. */
final class Folds {

    private Folds() {}

    /**
     * Deals out groups, large ones first and else in random order, each to the part where its classes are scarcest so far.
     *
     * @param groups the group of each example
     * @param isFake the class of each example
     * @return the part, 0 to {@code count - 1}, of each example
     */
    static int[] assign(int[] groups, boolean[] isFake, int count, long seed) {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < groups.length; i++) {
            members.computeIfAbsent(groups[i], group -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> order = new ArrayList<>(members.values());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        // Stable: groups of one size stay in random order.
        order.sort(
                Comparator.comparingInt((List<Integer> group) -> group.size()).reversed());
        double[] total = new double[2];
        for (boolean fake : isFake) {
            total[fake ? 1 : 0]++;
        }
        int[][] dealt = new int[count][2];
        int[] folds = new int[groups.length];
        for (List<Integer> group : order) {
            int fakes = (int) group.stream().filter(member -> isFake[member]).count();
            int reals = group.size() - fakes;
            int best = 0;
            double least = Double.MAX_VALUE;
            for (int fold = 0; fold < count; fold++) {
                double load =
                        reals * dealt[fold][0] / Math.max(1, total[0]) + fakes * dealt[fold][1] / Math.max(1, total[1]);
                if (load < least) {
                    least = load;
                    best = fold;
                }
            }
            dealt[best][0] += reals;
            dealt[best][1] += fakes;
            for (int member : group) {
                folds[member] = best;
            }
        }
        return folds;
    }
}
