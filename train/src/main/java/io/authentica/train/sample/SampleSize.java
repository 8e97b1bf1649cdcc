package io.authentica.train.sample;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Split;
import java.util.List;

/**
 * How many pictures a synthetic data set has. Half of each split are fakes, in equal numbers from each of the split's generators.
 *
 * @param train pictures
 * @param validation pictures
 * @param test pictures
 */
public record SampleSize(int train, int validation, int test) {

    public SampleSize {
        requireWhole("--train", train, Split.TRAIN);
        requireWhole("--validation", validation, Split.VALIDATION);
        requireWhole("--test", test, Split.TEST);
    }

    /** How many pictures all splits have together. */
    public int pictures() {
        return train + validation + test;
    }

    /** How many scenes a split has: each becomes one real and one fake picture. */
    public int scenes(Split split) {
        return switch (split) {
            case TRAIN -> train / 2;
            case VALIDATION -> validation / 2;
            case TEST -> test / 2;
        };
    }

    /** The generators of a split's fakes: one of them occurs in test data only. */
    static List<SimulatedGenerator> generators(Split split) {
        return split == Split.TEST
                ? List.of(SimulatedGenerator.values())
                : List.of(SimulatedGenerator.TRANSPOSED, SimulatedGenerator.NEAREST);
    }

    private static void requireWhole(String option, int pictures, Split split) {
        int unit = 2 * generators(split).size();
        if (pictures < unit || pictures % unit != 0) {
            throw new UserException(option + " must be a positive multiple of " + unit + " but was " + pictures);
        }
    }
}
