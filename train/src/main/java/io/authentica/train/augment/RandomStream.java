package io.authentica.train.augment;

import java.util.SplittableRandom;

/** Generators by what they are for, so that none depends on how often another was asked. */
final class RandomStream {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private RandomStream() {}

    /** @param purpose numbers that together name what is drawn, such as epoch, sample and step */
    static SplittableRandom of(long seed, long... purpose) {
        long state = seed;
        for (long number : purpose) {
            // Two numbers into one seed; SplittableRandom scrambles it further (Steele, Lea and Flood 2014).
            long mixed = (state ^ number) * GOLDEN_RATIO;
            state = mixed ^ (mixed >>> 29);
        }
        return new SplittableRandom(state);
    }
}
