package io.authentica.train.recipe;

/** The rules that numbers of a recipe keep; each names the key, the rule and the value. */
final class Rules {

    private Rules() {}

    static void positive(String key, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(key + " must be above 0 but was " + value);
        }
    }

    static void zeroOrMore(String key, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(key + " must be at least 0 but was " + value);
        }
    }

    static void share(String key, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(key + " must be in [0, 1) but was " + value);
        }
    }

    static void atLeast(String key, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(key + " must be at least " + least + " but was " + value);
        }
    }
}
