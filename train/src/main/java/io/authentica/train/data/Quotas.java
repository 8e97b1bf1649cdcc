package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import java.util.OptionalInt;

/**
 * How many rows to take at most, each in every split.
 *
 * @param perGenerator AI-generated images of each generator; empty means all
 * @param reals real images of all sources together; empty means all
 */
record Quotas(OptionalInt perGenerator, OptionalInt reals) {

    Quotas {
        requirePositive("--per-generator", perGenerator);
        requirePositive("--reals", reals);
    }

    boolean isEmpty() {
        return perGenerator.isEmpty() && reals.isEmpty();
    }

    OptionalInt limit(Label label) {
        return label == Label.FAKE ? perGenerator : reals;
    }

    /** What shares a quota: a split's images of one generator, or all its real images. */
    static String group(Split split, Label label, String generator) {
        return split.id() + "/" + label.id() + (label == Label.FAKE ? "/" + generator : "");
    }

    private static void requirePositive(String option, OptionalInt quota) {
        if (quota.isPresent() && quota.getAsInt() < 1) {
            throw new UserException(option + " must be at least 1 but was " + quota.getAsInt());
        }
    }
}
