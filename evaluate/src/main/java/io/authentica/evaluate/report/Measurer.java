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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Measures slices of fakes against a pool of reals, at the report's thresholds. */
final class Measurer {

    private final Bootstrap bootstrap;
    private final List<Threshold> thresholds;

    Measurer(Confidence confidence, List<Threshold> thresholds) {
        this.bootstrap = new Bootstrap(confidence.seed(), confidence.resamples(), confidence.threads());
        this.thresholds = List.copyOf(thresholds);
    }

    /**
     * Names a slice.
     *
     * @param group what kind of slice it is
     * @param name which of them
     */
    record Key(String group, String name) {}

    /**
     * What was measured of a slice.
     *
     * @param values the resamples behind it
     */
    record Measured(GroupMetrics metrics, SliceValues values) {}

    /**
     * @param scope where the images come from, for the reason of undefined metrics, such as "split test"
     * @param pool names the reals, for their draws
     * @return what was measured, in the order of {@code fakes}
     */
    Map<Key, Measured> measure(String scope, String pool, ScoreList reals, Map<Key, ScoreList> fakes)
            throws InterruptedException {
        List<Slice> slices = new ArrayList<>();
        fakes.forEach((key, list) -> slices.add(new Slice(key.group() + "/" + key.name(), list)));
        List<SliceValues> values = bootstrap.measure(
                pool, reals, slices, thresholds.stream().map(Threshold::value).toList());
        Map<Key, Measured> measured = new LinkedHashMap<>();
        int index = 0;
        for (Map.Entry<Key, ScoreList> entry : fakes.entrySet()) {
            SliceValues own = values.get(index++);
            measured.put(
                    entry.getKey(),
                    new Measured(metrics(scope, reals.size(), entry.getValue().size(), own), own));
        }
        return measured;
    }

    static ScoreList scores(Label label, List<Prediction> predictions) {
        return ScoreList.of(
                label == Label.FAKE,
                predictions.stream().mapToDouble(Prediction::fakeProbability).toArray());
    }

    private GroupMetrics metrics(String scope, long reals, long fakes, SliceValues values) {
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
            verdicts.put(thresholds.get(i).point(), verdicts(scope, values, i, missing));
        }
        return new GroupMetrics(reals, fakes, figures, verdicts);
    }

    private Verdicts verdicts(String scope, SliceValues values, int threshold, String missing) {
        ConfusionMatrix matrix = values.matrix(threshold);
        BinaryMetrics metrics = new BinaryMetrics(matrix);
        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.of(Metric.Kind.VERDICT)) {
            OptionalDouble value = metrics.value(metric);
            figures.put(
                    metric,
                    Figure.of(value, values.interval(metric, threshold), reason(scope, metric, matrix, missing)));
        }
        return new Verdicts(matrix, figures);
    }

    private static String reason(String scope, Metric metric, ConfusionMatrix matrix, String missing) {
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
