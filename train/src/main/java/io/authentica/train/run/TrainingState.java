package io.authentica.train.run;

import io.authentica.train.loop.EpochMetrics;
import io.authentica.train.loop.PartialEpoch;
import java.util.List;

/**
 * What a run must remember beside its tensors.
 *
 * @param optimiserSteps updates done
 * @param history of the epochs done, in order
 * @param partialEpoch what is done of the epoch after those
 */
public record TrainingState(long optimiserSteps, List<EpochMetrics> history, PartialEpoch partialEpoch) {

    public TrainingState {
        history = List.copyOf(history);
    }

    /** How many epochs are done. */
    public int epochs() {
        return history.size();
    }
}
