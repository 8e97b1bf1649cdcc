package io.authentica.common.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One bootstrap sample of a class: how often each of its images was drawn, with replacement and as many draws as there are images.
 *
 * <p>A count is an unsigned byte. That is enough: up to 255 images cannot be drawn more often than 255 times, and of more images one
 * is drawn 256 times with a probability below n / 256!, which is none.
 */
final class Resample {

    private static final long LOW_32_BITS = 0xFFFFFFFFL;

    private Resample() {}

    /** Every image once: the sample itself. */
    static void identity(byte[] counts, int images) {
        Arrays.fill(counts, 0, images, (byte) 1);
    }

    /**
     * @param counts the first {@code images} of them are overwritten
     * @param seed of the run
     * @param purpose which class of which slice is drawn
     * @param number of the resample
     */
    static void draw(byte[] counts, int images, long seed, long purpose, int number) {
        Arrays.fill(counts, 0, images, (byte) 0);
        if (images == 0) {
            return;
        }
        // Both halves of each 64 random bits are used. Multiplying by n and taking the upper word is uniform once the
        // few
        // lower words below 2^32 mod n are drawn again (Lemire, "Fast Random Integer Generation in an Interval", 2019).
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed ^ purpose).nextLong() + number);
        long redrawn = (1L << 32) % images;
        int drawn = 0;
        while (drawn < images) {
            long bits = random.nextLong();
            long first = (bits & LOW_32_BITS) * images;
            if ((first & LOW_32_BITS) >= redrawn) {
                counts[(int) (first >>> 32)]++;
                drawn++;
            }
            long second = (bits >>> 32) * images;
            if (drawn < images && (second & LOW_32_BITS) >= redrawn) {
                counts[(int) (second >>> 32)]++;
                drawn++;
            }
        }
    }
}
