package io.authentica.train.report;

import java.util.List;

/**
 * The epochs of a run and which of them is kept.
 *
 * @param epochs all of them, in order, numbered from 1
 * @param chosenEpoch the number of the one that the model package holds
 */
public record RunHistory(List<EpochRow> epochs, int chosenEpoch) {

    public RunHistory {
        epochs = List.copyOf(epochs);
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).epoch() != i + 1) {
                throw new IllegalArgumentException("epochs must be numbered 1, 2, 3, ... but number %d is %d"
                        .formatted(i + 1, epochs.get(i).epoch()));
            }
        }
        if (chosenEpoch < 1 || chosenEpoch > epochs.size()) {
            throw new IllegalArgumentException(
                    "chosenEpoch must be in [1, %d] but was %d".formatted(epochs.size(), chosenEpoch));
        }
    }

    public EpochRow chosen() {
        return epochs.get(chosenEpoch - 1);
    }
}
