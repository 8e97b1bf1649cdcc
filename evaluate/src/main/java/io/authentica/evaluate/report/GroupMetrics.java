package io.authentica.evaluate.report;

import io.authentica.common.data.Label;
import io.authentica.common.metrics.BinaryMetrics;
import io.authentica.common.metrics.ConfusionMatrix;
import io.authentica.common.metrics.RankingMetrics;
import io.authentica.evaluate.score.Prediction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All metrics of some fakes against some reals.
 *
 * @param matrix the verdicts
 * @param figures one for each metric, in the order of {@link Metric}
 */
public record GroupMetrics(ConfusionMatrix matrix, Map<Metric, Figure> figures) {

    public GroupMetrics {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
        if (figures.size() != Metric.values().length) {
            throw new IllegalArgumentException("figures must hold every metric but hold " + figures.keySet());
        }
    }

    public Figure figure(Metric metric) {
        return Objects.requireNonNull(figures.get(metric));
    }

    /** @param scope where the images come from, for the reason of undefined metrics, such as "split test" */
    public static GroupMetrics of(List<Prediction> reals, List<Prediction> fakes, String scope) {
        List<Prediction> all = new ArrayList<>(reals);
        all.addAll(fakes);
        double[] probabilities = new double[all.size()];
        boolean[] isFake = new boolean[all.size()];
        boolean[] calledFake = new boolean[all.size()];
        for (int i = 0; i < all.size(); i++) {
            probabilities[i] = all.get(i).fakeProbability();
            isFake[i] = all.get(i).image().label() == Label.FAKE;
            calledFake[i] = all.get(i).verdict() == Label.FAKE;
        }
        ConfusionMatrix matrix = ConfusionMatrix.of(calledFake, isFake);
        BinaryMetrics metrics = new BinaryMetrics(matrix);
        String noReals = "no real images in " + scope;
        String noFakes = "no fake images in " + scope;
        String missing = matrix.total() == 0 ? "no images in " + scope : matrix.reals() == 0 ? noReals : noFakes;
        String noVerdict = matrix.reals() == 0 || matrix.fakes() == 0 ? missing : "no image is called fake";

        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.ACCURACY, Figure.proportion(matrix.tp() + matrix.tn(), matrix.total(), missing));
        figures.put(Metric.BALANCED_ACCURACY, Figure.of(metrics.balancedAccuracy(), missing));
        figures.put(Metric.PRECISION, Figure.of(metrics.precision(), noVerdict));
        figures.put(Metric.RECALL, Figure.proportion(matrix.tp(), matrix.fakes(), noFakes));
        figures.put(Metric.SPECIFICITY, Figure.proportion(matrix.tn(), matrix.reals(), noReals));
        figures.put(Metric.F1, Figure.of(metrics.f1(), missing));
        figures.put(Metric.ROC_AUC, Figure.of(RankingMetrics.rocAuc(probabilities, isFake), missing));
        figures.put(
                Metric.AVERAGE_PRECISION, Figure.of(RankingMetrics.averagePrecision(probabilities, isFake), missing));
        return new GroupMetrics(matrix, figures);
    }
}
