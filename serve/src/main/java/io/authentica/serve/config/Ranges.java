package io.authentica.serve.config;

/** Checks of numbers that a user gives. */
final class Ranges {

    private Ranges() {}

    static void requireWithin(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be from " + min + " to " + max + " but was " + value);
        }
    }
}
