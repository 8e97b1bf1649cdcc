package io.authentica.common.metrics;

/**
 * How many images of each class were called what. The positive class is "fake".
 *
 * <pre>
 *              called real   called fake
 * is real          tn            fp
 * is fake          fn            tp
 * </pre>
 *
 * @param tp fakes called fake
 * @param fp reals called fake
 * @param tn reals called real
 * @param fn fakes called real
 */
public record ConfusionMatrix(long tp, long fp, long tn, long fn) {

    public ConfusionMatrix {
        if (tp < 0 || fp < 0 || tn < 0 || fn < 0) {
            throw new IllegalArgumentException(
                    "counts must not be negative but were tp %d, fp %d, tn %d, fn %d".formatted(tp, fp, tn, fn));
        }
    }

    /**
     * @param calledFake the verdicts
     * @param isFake the truth, in the same order
     */
    public static ConfusionMatrix of(boolean[] calledFake, boolean[] isFake) {
        if (calledFake.length != isFake.length) {
            throw new IllegalArgumentException("calledFake and isFake must have the same length but have "
                    + calledFake.length + " and " + isFake.length);
        }
        long tp = 0;
        long fp = 0;
        long tn = 0;
        long fn = 0;
        for (int i = 0; i < isFake.length; i++) {
            if (isFake[i]) {
                if (calledFake[i]) {
                    tp++;
                } else {
                    fn++;
                }
            } else if (calledFake[i]) {
                fp++;
            } else {
                tn++;
            }
        }
        return new ConfusionMatrix(tp, fp, tn, fn);
    }

    public long fakes() {
        return tp + fn;
    }

    public long reals() {
        return tn + fp;
    }

    public boolean hasBothClasses() {
        return fakes() > 0 && reals() > 0;
    }

    /** All images. */
    public long total() {
        return fakes() + reals();
    }
}
