package io.authentica.train.loop;

import io.authentica.train.recipe.SelectionRecipe;
import java.util.Comparator;
import java.util.List;

/**
 * Which epochs are kept and whether training should stop: a function of the validation figures of the epochs so far, so that
 * it needs no state of its own in a checkpoint. The best figure wins; among equal ones, as when an AUC has reached 1, the
 * lowest loss; among equals in both, the first.
 *
 * @param bestEpochs from 1, the best first, as many as are to be kept; none before the first epoch
 * @param stop whether patience is used up
 */
record Selection(List<Integer> bestEpochs, boolean stop) {

    Selection {
        bestEpochs = List.copyOf(bestEpochs);
    }

    static Selection of(List<EpochMetrics> history, SelectionRecipe recipe) {
        Comparator<EpochMetrics> bestFirst = Comparator.<EpochMetrics>comparingDouble(epoch -> -gain(epoch, recipe))
                .thenComparing(EpochMetrics::validationLoss)
                .thenComparing(EpochMetrics::epoch);
        List<Integer> best = history.stream()
                .sorted(bestFirst)
                .limit(recipe.keepBest())
                .map(EpochMetrics::epoch)
                .toList();
        return new Selection(
                best, history.size() - lastImprovement(history, recipe, bestFirst) >= recipe.patienceEpochs());
    }

    /** The best epoch; there must be one. */
    int bestEpoch() {
        return bestEpochs.get(0);
    }

    /** The last epoch that was better than the one that was so before it; 0 before the first. */
    private static int lastImprovement(
            List<EpochMetrics> history, SelectionRecipe recipe, Comparator<EpochMetrics> bestFirst) {
        if (history.isEmpty()) {
            return 0;
        }
        EpochMetrics last = history.get(0);
        for (EpochMetrics epoch : history) {
            boolean better = recipe.minDelta() == 0
                    ? bestFirst.compare(epoch, last) < 0
                    : gain(epoch, recipe) - gain(last, recipe) > recipe.minDelta();
            last = better ? epoch : last;
        }
        return last.epoch();
    }

    /** More is better. */
    private static double gain(EpochMetrics epoch, SelectionRecipe recipe) {
        return switch (recipe.metric()) {
            case AUC -> epoch.validationAuc();
            case F1 -> epoch.validationF1();
            case BALANCED_ACCURACY -> epoch.validationBalancedAccuracy();
            case LOSS -> -epoch.validationLoss();
        };
    }
}
