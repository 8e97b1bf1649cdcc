package io.authentica.evaluate.report;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.metrics.Interval;
import io.authentica.common.metrics.Metric;
import io.authentica.common.metrics.ScoreList;
import io.authentica.common.metrics.SliceValues;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.text.DisplayText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Computes a report from predictions, and from nothing else. */
public final class ReportBuilder {

    private static final String ALL_REALS = "all";
    private static final Measurer.Key OVERALL = new Measurer.Key("overall", "");
    private static final String POOLED = "pooled";

    private final ReportOrigin origin;
    private final Confidence confidence;
    private final TrainingGenerators training;
    private final String condition;
    private final List<Prediction> all;
    private final List<Prediction> reals;
    private final List<Prediction> fakes;
    private final ScoreList realScores;
    private final List<Threshold> thresholds;
    private final Measurer measurer;

    private ReportBuilder(ReportOrigin origin, Confidence confidence, Map<String, List<Prediction>> byCondition) {
        this.origin = origin;
        this.confidence = confidence;
        this.training = TrainingGenerators.of(origin);
        this.condition = byCondition.containsKey(Prediction.CLEAN) || byCondition.isEmpty()
                ? Prediction.CLEAN
                : byCondition.keySet().iterator().next();
        this.all = byCondition.getOrDefault(condition, List.of());
        this.reals = withLabel(all, Label.REAL);
        this.fakes = withLabel(all, Label.FAKE);
        this.realScores = Measurer.scores(Label.REAL, reals);
        List<Prediction> everything =
                byCondition.values().stream().flatMap(Collection::stream).toList();
        this.thresholds = Thresholds.of(origin.threshold(), everything, realScores, Measurer.scores(Label.FAKE, fakes));
        this.measurer = new Measurer(confidence, thresholds);
    }

    /**
     * Computes all figures.
     *
     * @throws UserException if an image has two predictions under one condition, or if the verdicts were not made with one threshold
     */
    public static EvaluationReport build(ReportOrigin origin, Evaluation evaluation, Confidence confidence)
            throws InterruptedException {
        Map<String, List<Prediction>> byCondition = evaluation.predictions().stream()
                .collect(Collectors.groupingBy(Prediction::condition, LinkedHashMap::new, Collectors.toList()));
        byCondition.values().forEach(ReportBuilder::requireDistinct);
        ReportBuilder builder = new ReportBuilder(origin, confidence, byCondition);
        return builder.build(byCondition, evaluation);
    }

    private EvaluationReport build(Map<String, List<Prediction>> byCondition, Evaluation evaluation)
            throws InterruptedException {
        Map<Measurer.Key, Measurer.Measured> shared = measureSharedPool();
        Map<Dimension, List<ReportRow>> slices = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            slices.put(
                    dimension,
                    switch (dimension.pool()) {
                        case SHARED -> rows(shared, dimension);
                        case OWN -> ownPool(dimension);
                    });
        }
        List<ConditionReport> conditions = new ArrayList<>();
        GroupMetrics overall = overall(shared);
        for (Map.Entry<String, List<Prediction>> entry : byCondition.entrySet()) {
            conditions.add(
                    entry.getKey().equals(condition)
                            ? new ConditionReport(
                                    condition, overall, rows(shared, Dimension.GENERATOR), Optional.empty())
                            : underCondition(entry.getKey(), entry.getValue()));
        }
        slices.values().removeIf(ReportBuilder::saysNothing);
        return new EvaluationReport(
                origin,
                confidence,
                condition,
                thresholds,
                overall,
                meanAuc(shared),
                ProbabilityFit.of(all),
                ReliabilityBin.of(all),
                realPool(),
                noveltyStatement(slices.getOrDefault(Dimension.GENERATOR, List.of())),
                pooled(shared),
                slices,
                realSources(),
                conditions,
                UniformCondition.among(byCondition.keySet(), condition),
                evaluation.unreadable());
    }

    /** All that is set against all reals, at once, so that the reals are drawn but once a resample. */
    private Map<Measurer.Key, Measurer.Measured> measureSharedPool() throws InterruptedException {
        Map<Measurer.Key, ScoreList> scores = new LinkedHashMap<>();
        scores.put(OVERALL, Measurer.scores(Label.FAKE, fakes));
        for (Novelty novelty : List.of(Novelty.SEEN, Novelty.UNSEEN)) {
            List<Prediction> group = fakes.stream()
                    .filter(fake -> training.noveltyOf(fake.image().generator()) == novelty)
                    .toList();
            if (!group.isEmpty()) {
                scores.put(new Measurer.Key(POOLED, novelty.id()), Measurer.scores(Label.FAKE, group));
            }
        }
        for (Dimension dimension : Dimension.values()) {
            if (dimension.pool() == Dimension.Pool.SHARED) {
                addSlices(scores, dimension, fakes);
            }
        }
        return measurer.measure(origin.scope(), ALL_REALS, realScores, scores);
    }

    private static void addSlices(
            Map<Measurer.Key, ScoreList> scores, Dimension dimension, List<Prediction> predictions) {
        by(dimension, predictions)
                .forEach((name, own) -> scores.put(
                        new Measurer.Key(dimension.key(), name),
                        Measurer.scores(Label.FAKE, withLabel(own, Label.FAKE))));
    }

    private static GroupMetrics overall(Map<Measurer.Key, Measurer.Measured> measured) {
        return Objects.requireNonNull(measured.get(OVERALL)).metrics();
    }

    private List<ReportRow> rows(Map<Measurer.Key, Measurer.Measured> measured, Dimension dimension) {
        List<ReportRow> rows = new ArrayList<>();
        measured.forEach((key, each) -> {
            if (key.group().equals(dimension.key())) {
                Novelty novelty = dimension == Dimension.GENERATOR ? training.noveltyOf(key.name()) : Novelty.UNKNOWN;
                rows.add(new ReportRow(key.name(), novelty, each.metrics()));
            }
        });
        return rows;
    }

    private ConditionReport underCondition(String name, List<Prediction> predictions) throws InterruptedException {
        ScoreList reals = Measurer.scores(Label.REAL, withLabel(predictions, Label.REAL));
        List<Prediction> fakes = withLabel(predictions, Label.FAKE);
        Map<Measurer.Key, ScoreList> scores = new LinkedHashMap<>();
        scores.put(OVERALL, Measurer.scores(Label.FAKE, fakes));
        addSlices(scores, Dimension.GENERATOR, fakes);
        Map<Measurer.Key, Measurer.Measured> measured = measurer.measure(origin.scope(), ALL_REALS, reals, scores);
        return new ConditionReport(
                name,
                overall(measured),
                rows(measured, Dimension.GENERATOR),
                Optional.of(StabilityCount.of(all, predictions)));
    }

    private List<ReportRow> ownPool(Dimension dimension) throws InterruptedException {
        List<ReportRow> rows = new ArrayList<>();
        for (Map.Entry<String, List<Prediction>> slice : by(dimension, all).entrySet()) {
            ScoreList reals = Measurer.scores(Label.REAL, withLabel(slice.getValue(), Label.REAL));
            Map<Measurer.Key, ScoreList> scores = new LinkedHashMap<>();
            addSlices(scores, dimension, slice.getValue());
            String name = slice.getKey();
            rows.addAll(rows(
                    measurer.measure(scope(dimension, name), dimension.key() + "/" + name, reals, scores), dimension));
        }
        return rows;
    }

    /** Where a slice's own reals would be: there may be others outside of it. */
    private String scope(Dimension dimension, String name) {
        return name.isEmpty()
                ? "%s of unknown %s".formatted(origin.scope(), dimension.title())
                : "%s with %s '%s'".formatted(origin.scope(), dimension.title(), name);
    }

    private List<ReportRow> pooled(Map<Measurer.Key, Measurer.Measured> measured) {
        List<ReportRow> rows = new ArrayList<>();
        for (Novelty novelty : List.of(Novelty.SEEN, Novelty.UNSEEN)) {
            Measurer.Measured each = measured.get(new Measurer.Key(POOLED, novelty.id()));
            if (each != null) {
                rows.add(new ReportRow(novelty.id() + " generators", novelty, each.metrics()));
            }
        }
        return rows;
    }

    /** Nothing is known of a dimension where all images are in the slice without a name. */
    private static boolean saysNothing(List<ReportRow> rows) {
        return rows.stream().allMatch(row -> row.name().isEmpty());
    }

    /** Of those that have a name: the fakes without one may come from any number of generators. */
    private Figure meanAuc(Map<Measurer.Key, Measurer.Measured> measured) {
        List<SliceValues> defined = measured.entrySet().stream()
                .filter(entry -> entry.getKey().group().equals(Dimension.GENERATOR.key()))
                .filter(entry -> !entry.getKey().name().isEmpty())
                .map(entry -> entry.getValue().values())
                .filter(each -> each.value(Metric.ROC_AUC).isPresent())
                .toList();
        if (defined.isEmpty()) {
            return Figure.undefined(whyNoMeanAuc());
        }
        double sum = 0;
        double[] resampled = new double[confidence.resamples()];
        for (SliceValues each : defined) {
            sum += each.value(Metric.ROC_AUC).orElseThrow();
            double[] own = each.resampled(Metric.ROC_AUC);
            for (int i = 0; i < resampled.length; i++) {
                resampled[i] += own[i] / defined.size();
            }
        }
        return new Figure(OptionalDouble.of(sum / defined.size()), Interval.percentiles(resampled), Optional.empty());
    }

    private String whyNoMeanAuc() {
        if (reals.isEmpty()) {
            return "no real images in " + origin.scope();
        }
        return fakes.isEmpty() ? "no fake images in " + origin.scope() : "no generator is named";
    }

    private List<RealSourceRow> realSources() {
        List<RealSourceRow> rows = new ArrayList<>();
        by(Dimension.GENERATOR, reals).forEach((source, own) -> {
            long falsePositives = own.stream()
                    .filter(prediction -> prediction.verdict() == Label.FAKE)
                    .count();
            rows.add(new RealSourceRow(
                    source,
                    own.size(),
                    falsePositives,
                    Figure.proportion(own.size() - falsePositives, own.size(), "no real images in " + origin.scope())));
        });
        return rows;
    }

    private String realPool() {
        if (reals.isEmpty()) {
            return "none in " + origin.scope();
        }
        return "all %s of %s (%s)"
                .formatted(
                        DisplayText.counted(reals.size(), "real image"),
                        origin.scope(),
                        RealSourceRow.counts(by(Dimension.GENERATOR, reals)));
    }

    private String noveltyStatement(List<ReportRow> rows) {
        if (!training.known()) {
            return "The model package does not name the generators that it was trained on (provenance key "
                    + TrainingGenerators.PROVENANCE_KEY + "), so seen and unseen ones are not told apart.";
        }
        List<ReportRow> named =
                rows.stream().filter(row -> !row.name().isEmpty()).toList();
        Map<Novelty, Long> counts =
                named.stream().collect(Collectors.groupingBy(ReportRow::novelty, Collectors.counting()));
        return "The model package names %s that it was trained on. Of the %s of %s it has seen %d and not seen %d."
                .formatted(
                        DisplayText.counted(training.names().size(), "generator"),
                        DisplayText.counted(named.size(), "generator"),
                        origin.scope(),
                        counts.getOrDefault(Novelty.SEEN, 0L),
                        counts.getOrDefault(Novelty.UNSEEN, 0L));
    }

    private static SortedMap<String, List<Prediction>> by(Dimension dimension, List<Prediction> predictions) {
        return predictions.stream()
                .collect(Collectors.groupingBy(
                        prediction -> dimension.sliceOf(prediction.image()), TreeMap::new, Collectors.toList()));
    }

    private static List<Prediction> withLabel(List<Prediction> predictions, Label label) {
        return predictions.stream()
                .filter(prediction -> prediction.image().label() == label)
                .toList();
    }

    private static void requireDistinct(List<Prediction> predictions) {
        Set<String> ids = new HashSet<>();
        for (Prediction prediction : predictions) {
            if (!ids.add(prediction.image().id())) {
                throw new UserException("%s: an image must have one prediction under condition %s but has more"
                        .formatted(prediction.image().id(), prediction.condition()));
            }
        }
    }
}
