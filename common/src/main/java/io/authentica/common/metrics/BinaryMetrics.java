package io.authentica.common.metrics;

import java.util.OptionalDouble;

/**
 * Metrics of verdicts, as fractions in [0, 1].
 *
 * <p>A metric is empty, never NaN and never a made-up 0, where the images cannot tell it: accuracy without images, recall without
 * fakes, specificity without reals; balanced accuracy, precision and F1 without both classes, since with one class they are a
 * constant or repeat another metric; precision also where nothing is called fake. With both classes present all of them equal
 * those of scikit-learn, whose precision is 0, with a warning, in that last case.
 */
public record BinaryMetrics(ConfusionMatrix matrix) {

    /** {@code (tp + tn) / n}. */
    public OptionalDouble accuracy() {
        return ratio(matrix.tp() + matrix.tn(), matrix.total());
    }

    /** The mean of recall and specificity: what accuracy would be with as many reals as fakes. */
    public OptionalDouble balancedAccuracy() {
        if (!hasBothClasses()) {
            return OptionalDouble.empty();
        }
        double recall = matrix.tp() / (double) matrix.fakes();
        double specificity = matrix.tn() / (double) matrix.reals();
        return OptionalDouble.of((recall + specificity) / 2);
    }

    /** {@code tp / (tp + fp)}: how many of those called fake are fake. */
    public OptionalDouble precision() {
        return hasBothClasses() ? ratio(matrix.tp(), matrix.tp() + matrix.fp()) : OptionalDouble.empty();
    }

    /** {@code tp / (tp + fn)}, the true positive rate: how many of the fakes are found. */
    public OptionalDouble recall() {
        return ratio(matrix.tp(), matrix.fakes());
    }

    /** {@code tn / (tn + fp)}, the true negative rate: how many of the reals are left alone. */
    public OptionalDouble specificity() {
        return ratio(matrix.tn(), matrix.reals());
    }

    /** {@code 2 tp / (2 tp + fp + fn)}, the harmonic mean of precision and recall; 0 where no fake is found. */
    public OptionalDouble f1() {
        return hasBothClasses()
                ? ratio(2 * matrix.tp(), 2 * matrix.tp() + matrix.fp() + matrix.fn())
                : OptionalDouble.empty();
    }

    private boolean hasBothClasses() {
        return matrix.fakes() > 0 && matrix.reals() > 0;
    }

    private static OptionalDouble ratio(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / (double) whole);
    }
}
