package io.authentica.common.metrics;

import io.authentica.common.calibration.CalibrationError;
import java.util.stream.IntStream;

/**
 * The fakes of a slice among the reals that they are set against: where each of them stands. From that and from how often each image
 * counts, one pass over the fakes gives every metric, of the sample as of a resample, with whole numbers wherever the metric is made
 * of counts.
 *
 * <p>Metrics of the ranking agree with scikit-learn's {@code roc_auc_score}, {@code average_precision_score} and {@code roc_curve};
 * no threshold between two images is ever interpolated, but for the equal error rate, which is where the straight line between two
 * neighbouring points of the ROC curve has FPR = 1 - TPR.
 */
final class Ranking {

    private final ScoreList reals;
    private final ScoreList fakes;
    /** Where the fakes of each probability end: equal ones are one threshold. */
    private final int[] ends;

    /** Of the reals, at each threshold: how many have a higher probability, and how many have none lower. */
    private final int[] realsAbove;

    private final int[] realsNotBelow;

    Ranking(ScoreList reals, ScoreList fakes) {
        if (reals.fake() || !fakes.fake()) {
            throw new IllegalArgumentException("a ranking needs reals and fakes, in this order");
        }
        this.reals = reals;
        this.fakes = fakes;
        this.ends = IntStream.rangeClosed(1, fakes.size())
                .filter(end -> end == fakes.size() || fakes.probability(end) != fakes.probability(end - 1))
                .toArray();
        this.realsAbove = new int[ends.length];
        this.realsNotBelow = new int[ends.length];
        int above = 0;
        int notBelow = 0;
        for (int threshold = 0; threshold < ends.length; threshold++) {
            double probability = fakes.probability(ends[threshold] - 1);
            while (above < reals.size() && reals.probability(above) > probability) {
                above++;
            }
            while (notBelow < reals.size() && reals.probability(notBelow) >= probability) {
                notBelow++;
            }
            realsAbove[threshold] = above;
            realsNotBelow[threshold] = notBelow;
        }
    }

    ScoreList fakes() {
        return fakes;
    }

    /** The verdicts at a threshold. */
    ConfusionMatrix matrix(double threshold, ClassDraw realDraw, ClassDraw fakeDraw) {
        long fp = realDraw.before[reals.above(threshold)];
        long tp = fakeDraw.before[fakes.above(threshold)];
        return new ConfusionMatrix(tp, fp, reals.size() - fp, fakes.size() - tp);
    }

    /**
     * @param realDraw of the reals
     * @param fakeDraw of the fakes
     * @param values gets the metrics of the ranking and of the probabilities in their columns; NaN where a class is missing
     */
    void measure(ClassDraw realDraw, ClassDraw fakeDraw, double[] values) {
        probabilities(realDraw, fakeDraw, values);
        if (reals.size() == 0 || fakes.size() == 0) {
            Metric.of(Metric.Kind.RANKING).forEach(metric -> values[metric.column()] = Double.NaN);
        } else {
            order(realDraw.before, fakeDraw.before, values);
        }
    }

    private void order(int[] realsBefore, int[] fakesBefore, double[] values) {
        int realCount = reals.size();
        int fakeCount = fakes.size();
        // The largest counts of false positives that are at most 1 % and 5 % of the reals.
        int onePercent = realCount / 100;
        int fivePercent = realCount / 20;
        // The smallest count of true positives that is at least 95 % of the fakes.
        int mostFakes = (int) ((19L * fakeCount + 19) / 20);
        long equalErrors = (long) realCount * fakeCount;

        // Twice the number of pairs won, so that the half of a tie is a whole number and the sum is exact.
        long twiceWon = 0;
        double precisionSum = 0;
        int truePositivesAtOne = 0;
        int truePositivesAtFive = 0;
        int falsePositivesAtMost = -1;
        double equalErrorRate = Double.NaN;
        int truePositives = 0;
        for (int threshold = 0; threshold < ends.length; threshold++) {
            int before = truePositives;
            truePositives = fakesBefore[ends[threshold]];
            if (truePositives == before) {
                continue; // No fake of this probability was drawn: on the curve, nothing but the way to the next one.
            }
            int above = realsBefore[realsAbove[threshold]];
            int notBelow = realsBefore[realsNotBelow[threshold]];
            int gained = truePositives - before;
            twiceWon += gained * (2L * realCount - above - notBelow);
            precisionSum += gained * ((double) truePositives / (truePositives + notBelow));
            if (notBelow <= onePercent) {
                truePositivesAtOne = truePositives;
            }
            if (notBelow <= fivePercent) {
                truePositivesAtFive = truePositives;
            }
            if (falsePositivesAtMost < 0 && truePositives >= mostFakes) {
                falsePositivesAtMost = notBelow;
            }
            if (Double.isNaN(equalErrorRate)
                    && (long) notBelow * fakeCount + (long) truePositives * realCount >= equalErrors) {
                equalErrorRate = equalErrorRate(above, before, notBelow, truePositives);
            }
        }
        values[Metric.ROC_AUC.column()] = twiceWon / (2.0 * realCount * fakeCount);
        values[Metric.AVERAGE_PRECISION.column()] = precisionSum / fakeCount;
        values[Metric.EER.column()] = equalErrorRate;
        values[Metric.TPR_AT_FPR_1.column()] = truePositivesAtOne / (double) fakeCount;
        values[Metric.TPR_AT_FPR_5.column()] = truePositivesAtFive / (double) fakeCount;
        values[Metric.FPR_AT_TPR_95.column()] = falsePositivesAtMost / (double) realCount;
    }

    /** Where the line that ends at the second point, or the horizontal line that leads to the first, has FPR + TPR = 1. */
    private double equalErrorRate(int fpBefore, int tpBefore, int fpAfter, int tpAfter) {
        double tprBefore = tpBefore / (double) fakes.size();
        double fprBefore = fpBefore / (double) reals.size();
        if (fprBefore + tprBefore >= 1) {
            return 1 - tprBefore;
        }
        double rise = (tpAfter - tpBefore) / (double) fakes.size();
        double run = (fpAfter - fpBefore) / (double) reals.size();
        return fprBefore + run * (1 - fprBefore - tprBefore) / (rise + run);
    }

    private static void probabilities(ClassDraw realDraw, ClassDraw fakeDraw, double[] values) {
        // Without images 0 / 0, which is NaN.
        double images = (double) realDraw.images + fakeDraw.images;
        double differenceSum = 0;
        for (int bin = 0; bin < CalibrationError.BINS; bin++) {
            differenceSum += Math.abs(realDraw.binDifferences[bin] + fakeDraw.binDifferences[bin]);
        }
        values[Metric.LOG_LOSS.column()] = (realDraw.logLossSum + fakeDraw.logLossSum) / images;
        values[Metric.BRIER.column()] = (realDraw.squareSum + fakeDraw.squareSum) / images;
        values[Metric.ECE.column()] = differenceSum / images;
    }
}
