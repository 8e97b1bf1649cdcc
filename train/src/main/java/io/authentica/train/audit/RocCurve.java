package io.authentica.train.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The ROC curve of scores, averaged over folds as {@link AucEstimate} averages areas. */
final class RocCurve {

    private RocCurve() {}

    /**
     * Computes points of the curve.
     *
     * @param steps how many equal steps of the false positive rate
     * @return false positive rates, then true positive rates, both ascending from 0 to 1
     */
    static double[][] points(AucEstimate.Scores scores, int steps) {
        double[] hits = new double[steps + 1];
        double pairs = 0;
        int folds = Arrays.stream(scores.folds()).max().orElse(0) + 1;
        for (int fold = 0; fold < folds; fold++) {
            List<double[]> corners = corners(scores, fold);
            double weight = corners.isEmpty() ? 0 : corners.get(0)[2];
            pairs += weight;
            for (int i = 0; i <= steps && weight > 0; i++) {
                hits[i] += weight * hitRate(corners, (double) i / steps);
            }
        }
        // At a false positive rate of 0 there is a vertical step; it starts at the origin.
        double[][] points = new double[2][steps + 2];
        for (int i = 0; i <= steps; i++) {
            points[0][i + 1] = (double) i / steps;
            points[1][i + 1] = hits[i] / pairs;
        }
        return points;
    }

    /** @return corners (false positive rate, true positive rate, number of pairs); none if a class is missing */
    private static List<double[]> corners(AucEstimate.Scores scores, int fold) {
        List<Integer> order = IntStream.range(0, scores.scores().length)
                .filter(i -> scores.folds()[i] == fold)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores.scores()[i])
                        .reversed())
                .toList();
        double fakes = order.stream().filter(i -> scores.isFake()[i]).count();
        double reals = order.size() - fakes;
        List<double[]> corners = new ArrayList<>();
        if (fakes == 0 || reals == 0) {
            return corners;
        }
        double pairs = fakes * reals;
        double truePositives = 0;
        double falsePositives = 0;
        corners.add(new double[] {0, 0, pairs});
        for (int i = 0; i < order.size(); i++) {
            if (scores.isFake()[order.get(i)]) {
                truePositives++;
            } else {
                falsePositives++;
            }
            boolean tied = i + 1 < order.size() && scores.scores()[order.get(i)] == scores.scores()[order.get(i + 1)];
            if (!tied) {
                corners.add(new double[] {falsePositives / reals, truePositives / fakes, pairs});
            }
        }
        return corners;
    }

    /** The highest true positive rate at this false positive rate, on straight lines between corners. */
    private static double hitRate(List<double[]> corners, double rate) {
        double best = 0;
        for (int i = 1; i < corners.size(); i++) {
            double[] from = corners.get(i - 1);
            double[] to = corners.get(i);
            if (to[0] <= rate) {
                best = to[1];
            } else {
                return from[0] <= rate ? from[1] + (to[1] - from[1]) * (rate - from[0]) / (to[0] - from[0]) : best;
            }
        }
        return best;
    }
}
