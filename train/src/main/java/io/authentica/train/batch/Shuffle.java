package io.authentica.train.batch;

import java.util.SplittableRandom;

/** Fisher and Yates. */
final class Shuffle {

    private static final long EPOCH_STRIDE = 0xD1342543DE82EF95L;

    private Shuffle() {}

    /** The randomness of an epoch's order. */
    static SplittableRandom random(long seed, int epoch) {
        return new SplittableRandom(seed + EPOCH_STRIDE * (epoch + 1));
    }

    static void all(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
