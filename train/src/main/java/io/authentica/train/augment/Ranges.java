package io.authentica.train.augment;

import java.util.Collection;
import java.util.random.RandomGenerator;

/** The rules that keys of augmentations keep, each naming the key, the rule and the value; and draws from the ranges. */
final class Ranges {

    private Ranges() {}

    static void probability(String key, double value) {
        within(key, 0, 1, value);
    }

    static void within(String key, double low, double high, double value) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    key + " must be in [" + plain(low) + ", " + plain(high) + "] but was " + value);
        }
    }

    static void within(String key, int low, int high, int value) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(key + " must be in [" + low + ", " + high + "] but was " + value);
        }
    }

    /** Keys {@code min_quality} and {@code max_quality}, an encoder's 1 to 100. */
    static void qualities(int min, int max) {
        within("min_quality", 1, 100, min);
        within("max_quality", min, 100, max);
    }

    /** Keys {@code min_long_side_pixels} and {@code max_long_side_pixels}. */
    static void longSides(int min, int max) {
        within("min_long_side_pixels", 1, 100_000, min);
        within("max_long_side_pixels", min, 100_000, max);
    }

    static void notEmpty(String key, Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(key + " must not be empty");
        }
    }

    /** Whether a step with this probability happens; always one draw, so that what is drawn next does not depend on it. */
    static boolean happens(double probability, RandomGenerator random) {
        return random.nextDouble() < probability;
    }

    static double uniform(double min, double max, RandomGenerator random) {
        return min + (max - min) * random.nextDouble();
    }

    /** Both ends included. */
    static int uniform(int min, int max, RandomGenerator random) {
        return random.nextInt(min, max + 1);
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }
}
