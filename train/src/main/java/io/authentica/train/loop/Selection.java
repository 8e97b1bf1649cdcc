package io.authentica.train.loop;

import java.util.Comparator;
import java.util.List;

/**
 * Which epoch is kept and whether training should stop: a function of the validation figures of the epochs so far, so that
 * it needs no state of its own in a checkpoint. The highest AUC wins; among equal ones, as when it has reached 1, the lowest
 * loss; among equals in both, the first.
 *
 * @param bestEpoch from 1; 0 before the first
 * @param stop whether the last {@code patienceEpochs} epochs brought no better one
 */
record Selection(int bestEpoch, boolean stop) {

    private static final Comparator<EpochMetrics> BETTER_LAST = Comparator.comparingDouble(EpochMetrics::validationAuc)
            .thenComparing(EpochMetrics::validationLoss, Comparator.reverseOrder());

    /** The best epoch, or none before the first. */
    List<Integer> bestEpochs() {
        return bestEpoch == 0 ? List.of() : List.of(bestEpoch);
    }

    static Selection of(List<EpochMetrics> history, int patienceEpochs) {
        int best = history.stream()
                .reduce((one, two) -> BETTER_LAST.compare(two, one) > 0 ? two : one)
                .map(EpochMetrics::epoch)
                .orElse(0);
        return new Selection(best, best > 0 && history.size() - best >= patienceEpochs);
    }
}
