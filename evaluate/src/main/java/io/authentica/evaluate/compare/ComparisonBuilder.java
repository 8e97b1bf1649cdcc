package io.authentica.evaluate.compare;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.metrics.Metric;
import io.authentica.common.metrics.PairedBootstrap;
import io.authentica.evaluate.report.Confidence;
import io.authentica.evaluate.report.StoredEvaluation;
import io.authentica.evaluate.report.Thresholds;
import io.authentica.evaluate.score.EvaluatedImage;
import io.authentica.evaluate.score.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares two detectors image by image. */
public final class ComparisonBuilder {

    private ComparisonBuilder() {}

    /**
     * @param condition under which the images were scored
     * @throws UserException if the two have not scored the same images under it
     */
    public static Comparison build(
            StoredEvaluation first, StoredEvaluation second, String condition, Confidence confidence)
            throws InterruptedException {
        SortedMap<String, Prediction> firsts = byId(first, condition);
        SortedMap<String, Prediction> seconds = byId(second, condition);
        requireSameImages(firsts, seconds);

        Outcomes overall = new Outcomes("", 0, 0, 0, 0);
        SortedMap<String, Outcomes> generators = new TreeMap<>();
        SortedMap<String, Outcomes> sources = new TreeMap<>();
        List<ChangedImage> changed = new ArrayList<>();
        for (Prediction before : firsts.values()) {
            EvaluatedImage image = before.image();
            Prediction after = seconds.get(image.id());
            if (after == null) {
                throw new IllegalStateException("the images were compared before");
            }
            boolean firstRight = before.verdict() == image.label();
            boolean secondRight = after.verdict() == image.label();
            overall = overall.plus(firstRight, secondRight);
            SortedMap<String, Outcomes> own = image.label() == Label.FAKE ? generators : sources;
            own.put(
                    image.generator(),
                    own.getOrDefault(image.generator(), new Outcomes(image.generator(), 0, 0, 0, 0))
                            .plus(firstRight, secondRight));
            if (firstRight != secondRight) {
                changed.add(new ChangedImage(image, before.fakeProbability(), after.fakeProbability(), secondRight));
            }
        }
        return new Comparison(
                first.origin().name(),
                second.origin().name(),
                first.origin().scope(),
                condition,
                confidence,
                overall,
                List.copyOf(generators.values()),
                List.copyOf(sources.values()),
                differences(scores(first, firsts), scores(second, seconds), confidence),
                changed);
    }

    private static SortedMap<String, Prediction> byId(StoredEvaluation stored, String condition) {
        SortedMap<String, Prediction> predictions = new TreeMap<>();
        for (Prediction prediction : stored.evaluation().predictions()) {
            if (prediction.condition().equals(condition)
                    && predictions.put(prediction.image().id(), prediction) != null) {
                throw new UserException("%s: %s must have one prediction under condition %s but has more"
                        .formatted(stored.origin().name(), prediction.image().id(), condition));
            }
        }
        if (predictions.isEmpty()) {
            throw new UserException("%s must have predictions under condition %s but has none"
                    .formatted(stored.origin().name(), condition));
        }
        return predictions;
    }

    private static void requireSameImages(SortedMap<String, Prediction> firsts, SortedMap<String, Prediction> seconds) {
        requireAll(firsts, seconds, "second");
        requireAll(seconds, firsts, "first");
        firsts.forEach((id, before) -> {
            EvaluatedImage one = before.image();
            EvaluatedImage other =
                    Optional.ofNullable(seconds.get(id)).orElse(before).image();
            boolean sameBytes = one.sha256().isEmpty()
                    || other.sha256().isEmpty()
                    || one.sha256().equals(other.sha256());
            if (one.label() != other.label() || !sameBytes) {
                throw new UserException("both must have scored the same images but %s is another: %s %s and %s %s"
                        .formatted(
                                id,
                                one.label().id(),
                                one.sha256(),
                                other.label().id(),
                                other.sha256()));
            }
        });
    }

    private static void requireAll(
            SortedMap<String, Prediction> wanted, SortedMap<String, Prediction> found, String whose) {
        List<String> missing =
                wanted.keySet().stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            throw new UserException("both must have scored the same images but the %s lacks %d of %d, such as %s"
                    .formatted(whose, missing.size(), wanted.size(), missing.get(0)));
        }
    }

    private static PairedBootstrap.Scores scores(StoredEvaluation stored, SortedMap<String, Prediction> predictions) {
        return new PairedBootstrap.Scores(
                probabilities(predictions, Label.REAL),
                probabilities(predictions, Label.FAKE),
                Thresholds.own(stored.origin().threshold(), List.copyOf(predictions.values()))
                        .value());
    }

    private static double[] probabilities(SortedMap<String, Prediction> predictions, Label label) {
        return predictions.values().stream()
                .filter(prediction -> prediction.image().label() == label)
                .mapToDouble(Prediction::fakeProbability)
                .toArray();
    }

    private static List<MetricDifference> differences(
            PairedBootstrap.Scores first, PairedBootstrap.Scores second, Confidence confidence)
            throws InterruptedException {
        PairedBootstrap.Comparison compared = new PairedBootstrap(
                        confidence.seed(), confidence.resamples(), confidence.threads())
                .compare(first, second);
        return Arrays.stream(Metric.values())
                .map(metric -> new MetricDifference(
                        metric, compared.first(metric), compared.second(metric), compared.difference(metric)))
                .toList();
    }
}
