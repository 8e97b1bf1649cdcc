package io.authentica.evaluate.score;

/**
 * How many images may be unreadable before an evaluation is worth nothing.
 *
 * @param maxFraction of all images, in [0, 1]
 */
public record UnreadableBound(double maxFraction) {

    public UnreadableBound {
        if (!(maxFraction >= 0 && maxFraction <= 1)) {
            throw new IllegalArgumentException("maxFraction must be in [0, 1] but was " + maxFraction);
        }
    }

    /** Whether {@code unreadable} of {@code images} are few enough. */
    public boolean allows(int unreadable, int images) {
        return unreadable == 0 || unreadable / (double) images <= maxFraction;
    }
}
