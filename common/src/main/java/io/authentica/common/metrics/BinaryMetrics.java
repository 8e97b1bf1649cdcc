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
        if (!matrix.hasBothClasses()) {
            return OptionalDouble.empty();
        }
        double recall = matrix.tp() / (double) matrix.fakes();
        double specificity = matrix.tn() / (double) matrix.reals();
        return OptionalDouble.of((recall + specificity) / 2);
    }

    /** {@code tp / (tp + fp)}: how many of those called fake are fake. */
    public OptionalDouble precision() {
        return matrix.hasBothClasses() ? ratio(matrix.tp(), matrix.tp() + matrix.fp()) : OptionalDouble.empty();
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
        return matrix.hasBothClasses()
                ? ratio(2 * matrix.tp(), 2 * matrix.tp() + matrix.fp() + matrix.fn())
                : OptionalDouble.empty();
    }

    /**
     * The correlation of verdict and truth (Matthews 1975), {@code (tp tn - fp fn) / sqrt((tp + fp)(tp + fn)(tn + fp)(tn + fn))}, in
     * [-1, 1]; empty where all images are called the same or are of one class. scikit-learn gives 0 there.
     */
    public OptionalDouble mcc() {
        double calledFake = (double) matrix.tp() + matrix.fp();
        double calledReal = (double) matrix.tn() + matrix.fn();
        double product = calledFake * calledReal * matrix.fakes() * matrix.reals();
        if (product == 0) {
            return OptionalDouble.empty();
        }
        double difference = (double) matrix.tp() * matrix.tn() - (double) matrix.fp() * matrix.fn();
        return OptionalDouble.of(difference / Math.sqrt(product));
    }

    /** The metric by its name; it must be one of verdicts. */
    public OptionalDouble value(Metric metric) {
        return switch (metric) {
            case ACCURACY -> accuracy();
            case BALANCED_ACCURACY -> balancedAccuracy();
            case PRECISION -> precision();
            case RECALL -> recall();
            case SPECIFICITY -> specificity();
            case F1 -> f1();
            case MCC -> mcc();
            case ROC_AUC, AVERAGE_PRECISION, EER, TPR_AT_FPR_1, TPR_AT_FPR_5, FPR_AT_TPR_95, LOG_LOSS, BRIER, ECE ->
                throw new IllegalArgumentException(metric + " is not a metric of verdicts");
        };
    }

    private static OptionalDouble ratio(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / (double) whole);
    }
}
