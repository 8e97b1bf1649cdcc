package io.authentica.common.metrics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** The metrics of one slice, as measured and in each resample. */
public final class SliceValues {

    /** Verdict metrics that are no proportions, so that no formula gives their interval. */
    private static final List<Metric> RESAMPLED_VERDICT_METRICS =
            List.of(Metric.BALANCED_ACCURACY, Metric.F1, Metric.MCC);

    private final List<ConfusionMatrix> matrices;
    private final double[] values = new double[Metric.values().length];
    private final Map<Metric, double[]> resampled = new EnumMap<>(Metric.class);
    private final List<Map<Metric, double[]>> resampledVerdicts;

    SliceValues(int resamples, List<ConfusionMatrix> matrices, double[] values) {
        this.matrices = List.copyOf(matrices);
        System.arraycopy(values, 0, this.values, 0, values.length);
        for (Metric metric : Metric.values()) {
            if (metric.kind() != Metric.Kind.VERDICT) {
                resampled.put(metric, new double[resamples]);
            }
        }
        this.resampledVerdicts =
                matrices.stream().map(ignored -> verdictArrays(resamples)).toList();
    }

    private static Map<Metric, double[]> verdictArrays(int resamples) {
        Map<Metric, double[]> arrays = new EnumMap<>(Metric.class);
        RESAMPLED_VERDICT_METRICS.forEach(metric -> arrays.put(metric, new double[resamples]));
        return arrays;
    }

    /** @param threshold which of the thresholds, from 0 */
    void store(int resample, int threshold, ConfusionMatrix matrix) {
        BinaryMetrics verdicts = new BinaryMetrics(matrix);
        resampledVerdicts
                .get(threshold)
                .forEach((metric, column) -> column[resample] =
                        // A resample in which all images are called the same has no correlation, for which scikit-learn
                        // writes 0.
                        verdicts.value(metric).orElse(matrix.hasBothClasses() ? 0 : Double.NaN));
    }

    void store(int resample, double[] measured) {
        resampled.forEach((metric, column) -> column[resample] = measured[metric.column()]);
    }

    /** @param threshold which of the thresholds, from 0 */
    public ConfusionMatrix matrix(int threshold) {
        return matrices.get(threshold);
    }

    /**
     * A metric that needs no threshold.
     *
     * @return empty where images of a class are missing
     */
    public OptionalDouble value(Metric metric) {
        requireColumn(metric);
        double value = values[metric.column()];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The interval of a metric that needs no threshold. */
    public Optional<Interval> interval(Metric metric) {
        return Interval.percentiles(requireColumn(metric));
    }

    /**
     * The interval of a metric of verdicts; empty where the metric is undefined.
     *
     * @param threshold which of the thresholds, from 0
     */
    public Optional<Interval> interval(Metric metric, int threshold) {
        ConfusionMatrix matrix = matrices.get(threshold);
        if (new BinaryMetrics(matrix).value(metric).isEmpty()) {
            return Optional.empty();
        }
        return switch (metric) {
            case ACCURACY -> Interval.wilson(matrix.tp() + matrix.tn(), matrix.total());
            case PRECISION -> Interval.wilson(matrix.tp(), matrix.tp() + matrix.fp());
            case RECALL -> Interval.wilson(matrix.tp(), matrix.fakes());
            case SPECIFICITY -> Interval.wilson(matrix.tn(), matrix.reals());
            case BALANCED_ACCURACY, F1, MCC ->
                Interval.percentiles(
                        Objects.requireNonNull(resampledVerdicts.get(threshold).get(metric)));
            case ROC_AUC, AVERAGE_PRECISION, EER, TPR_AT_FPR_1, TPR_AT_FPR_5, FPR_AT_TPR_95, LOG_LOSS, BRIER, ECE ->
                throw new IllegalArgumentException(metric + " needs no threshold");
        };
    }

    /** The metric's values in the resamples, in their order; NaN where undefined. */
    public double[] resampled(Metric metric) {
        return requireColumn(metric).clone();
    }

    private double[] requireColumn(Metric metric) {
        return Objects.requireNonNull(resampled.get(metric), () -> metric + " needs a threshold");
    }
}
