package io.authentica.train.random;

import java.util.SplittableRandom;

/** Generators by what they are for, so that none depends on how often another was asked, and no two runs share one. */
public final class RandomStream {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** What is drawn: streams for different purposes are independent, whatever the numbers that follow. */
    public enum Purpose {
        /** In which order an epoch visits images: (epoch). */
        ORDER(1),
        /** How an image is changed: (epoch, sample, step of the chain). */
        AUGMENTATION(2),
        /** The engine's seed for a batch, of which mixup's share is drawn too: (batch of the run). */
        NETWORK(3),
        /** What happens inside a step of a chain: (step), from a seed of its own. */
        NESTED(4);

        private final long number;

        Purpose(long number) {
            this.number = number;
        }
    }

    private RandomStream() {}

    /**
     * The generator of one thing.
     *
     * @param which numbers that name the thing among those of its purpose, such as epoch and sample
     */
    public static SplittableRandom of(long seed, Purpose purpose, long... which) {
        return new SplittableRandom(state(seed, purpose, which));
    }

    /** As {@link #of}, for an engine that takes an int as its seed. */
    public static int engineSeed(long seed, Purpose purpose, long... which) {
        return (int) (state(seed, purpose, which) >>> Integer.SIZE);
    }

    private static long state(long seed, Purpose purpose, long... which) {
        // The seed is mixed before anything is added: else seed 17 in epoch 2 would draw what seed 16 drew in epoch 1.
        long state = mixed(mixed(seed + GOLDEN_RATIO) + purpose.number);
        for (long number : which) {
            state = mixed(state + number);
        }
        return state;
    }

    /** A bijection of 64 bits that changes each bit of its result with probability one half (Stafford 2011, variant 13). */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
