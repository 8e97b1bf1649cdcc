package io.authentica.train.loop;

/**
 * How far an epoch has come: with the recipe, all that the rest of it needs beside the tensors.
 *
 * @param steps done
 * @param lossSum of the losses of those steps
 */
public record PartialEpoch(int steps, double lossSum) {

    /** Before the first step. */
    public static final PartialEpoch NONE = new PartialEpoch(0, 0);

    public PartialEpoch {
        if (steps < 0) {
            throw new IllegalArgumentException("steps must be at least 0 but was " + steps);
        }
    }

    PartialEpoch plus(double loss) {
        return new PartialEpoch(steps + 1, lossSum + loss);
    }
}
