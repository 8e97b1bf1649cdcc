package io.authentica.evaluate.report;

import io.authentica.common.data.Label;
import io.authentica.common.metrics.BinaryMetrics;
import io.authentica.common.metrics.Bootstrap;
import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.common.metrics.Metric;
import io.authentica.common.metrics.ScoreList;
import io.authentica.common.metrics.Slice;
import io.authentica.common.metrics.SliceValues;
import io.authentica.evaluate.score.Prediction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures slices of fakes against a pool of reals, at the report's thresholds. */
final class Measurer {

    private final Bootstrap bootstrap;
    private final List<Threshold> thresholds;
    private final String scope;

    /** @param scope where the images come from, for the reason of undefined metrics, such as "split test" */
    Measurer(Confidence confidence, List<Threshold> thresholds, String scope) {
        this.bootstrap = new Bootstrap(confidence.seed(), confidence.resamples(), confidence.threads());
        this.thresholds = List.copyOf(thresholds);
        this.scope = scope;
    }

    /** What was measured of slices by name, and the resamples behind it. */
    record Measured(SortedMap<String, GroupMetrics> metrics, List<SliceValues> values) {}

    /**
     * @param purpose names the pool and the kind of slice, for the draws
     * @param fakes by the slice's name
     */
    Measured measure(String purpose, ScoreList reals, SortedMap<String, ScoreList> fakes) throws InterruptedException {
        List<Slice> slices = new ArrayList<>();
        fakes.forEach((name, list) -> slices.add(new Slice(purpose + "/" + name, list)));
        List<SliceValues> values = bootstrap.measure(
                purpose,
                reals,
                slices,
                thresholds.stream().map(Threshold::value).toList());
        SortedMap<String, GroupMetrics> metrics = new TreeMap<>();
        int index = 0;
        for (String name : fakes.keySet()) {
            metrics.put(name, metrics(reals.size(), slices.get(index).fakes().size(), values.get(index)));
            index++;
        }
        return new Measured(metrics, values);
    }

    static ScoreList scores(Label label, List<Prediction> predictions) {
        return ScoreList.of(
                label == Label.FAKE,
                predictions.stream().mapToDouble(Prediction::fakeProbability).toArray());
    }

    private GroupMetrics metrics(long reals, long fakes, SliceValues values) {
        String missing = fakes > 0
                ? "no real images in " + scope
                : reals > 0 ? "no fake images in " + scope : "no images in " + scope;
        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            if (metric.kind() != Metric.Kind.VERDICT) {
                figures.put(metric, Figure.of(values.value(metric), values.interval(metric), missing));
            }
        }
        Map<OperatingPoint, Verdicts> verdicts = new EnumMap<>(OperatingPoint.class);
        for (int i = 0; i < thresholds.size(); i++) {
            verdicts.put(thresholds.get(i).point(), verdicts(values, i, missing));
        }
        return new GroupMetrics(reals, fakes, figures, verdicts);
    }

    private Verdicts verdicts(SliceValues values, int threshold, String missing) {
        ConfusionMatrix matrix = values.matrix(threshold);
        BinaryMetrics metrics = new BinaryMetrics(matrix);
        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.of(Metric.Kind.VERDICT)) {
            OptionalDouble value = metrics.value(metric);
            figures.put(metric, Figure.of(value, values.interval(metric, threshold), reason(metric, matrix, missing)));
        }
        return new Verdicts(matrix, figures);
    }

    private String reason(Metric metric, ConfusionMatrix matrix, String missing) {
        if (matrix.total() == 0) {
            return missing;
        }
        return switch (metric) {
            case RECALL -> "no fake images in " + scope;
            case SPECIFICITY -> "no real images in " + scope;
            case PRECISION -> matrix.hasBothClasses() ? "no image is called fake" : missing;
            case MCC -> matrix.hasBothClasses() ? "all images are called the same" : missing;
            case ACCURACY,
                    BALANCED_ACCURACY,
                    F1,
                    ROC_AUC,
                    AVERAGE_PRECISION,
                    EER,
                    TPR_AT_FPR_1,
                    TPR_AT_FPR_5,
                    FPR_AT_TPR_95,
                    LOG_LOSS,
                    BRIER,
                    ECE -> missing;
        };
    }
}
