package io.authentica.evaluate.report;

import io.authentica.common.data.Label;
import io.authentica.evaluate.score.Evaluation;
import io.authentica.evaluate.score.Prediction;
import io.authentica.evaluate.score.UnreadableImage;
import io.authentica.evaluate.text.DisplayText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The metrics of a model on a split, overall and for each generator. A generator's images are all of one class, so each generator is
 * measured against the same pool: all real images of the split.
 *
 * @param origin where the numbers come from
 * @param overall all images of the split
 * @param probabilities how well the probabilities of all images fit
 * @param realPool the reals that every row shares, in words
 * @param noveltyStatement which generators the model was trained on, in words
 * @param pooled seen generators together and unseen generators together; a group without images has no row
 * @param generators one row a generator, by name
 * @param realSources one row a source of real images, by name
 * @param unreadable the images that were not scored
 */
public record EvaluationReport(
        ReportOrigin origin,
        GroupMetrics overall,
        ProbabilityFit probabilities,
        String realPool,
        String noveltyStatement,
        List<ReportRow> pooled,
        List<ReportRow> generators,
        List<RealSourceRow> realSources,
        List<UnreadableImage> unreadable) {

    public EvaluationReport {
        pooled = List.copyOf(pooled);
        generators = List.copyOf(generators);
        realSources = List.copyOf(realSources);
        unreadable = List.copyOf(unreadable);
    }

    /** Computes all figures. */
    public static EvaluationReport of(ReportOrigin origin, Evaluation evaluation) {
        String scope = "split " + origin.split().id();
        TrainingGenerators training = TrainingGenerators.of(origin.model());
        List<Prediction> reals = withLabel(evaluation.predictions(), Label.REAL);
        List<Prediction> fakes = withLabel(evaluation.predictions(), Label.FAKE);

        List<ReportRow> generators = new ArrayList<>();
        byGenerator(fakes)
                .forEach((generator, own) -> generators.add(
                        new ReportRow(generator, training.noveltyOf(generator), GroupMetrics.of(reals, own, scope))));
        List<ReportRow> pooled = new ArrayList<>();
        for (Novelty novelty : EnumSet.of(Novelty.SEEN, Novelty.UNSEEN)) {
            List<Prediction> group = fakes.stream()
                    .filter(fake -> training.noveltyOf(fake.image().generator()) == novelty)
                    .toList();
            if (!group.isEmpty()) {
                pooled.add(new ReportRow(novelty.id() + " generators", novelty, GroupMetrics.of(reals, group, scope)));
            }
        }
        return new EvaluationReport(
                origin,
                GroupMetrics.of(reals, fakes, scope),
                ProbabilityFit.of(evaluation.predictions()),
                realPool(reals, scope),
                noveltyStatement(training, generators, scope),
                pooled,
                generators,
                realSources(reals, scope),
                evaluation.unreadable());
    }

    private static List<Prediction> withLabel(List<Prediction> predictions, Label label) {
        return predictions.stream()
                .filter(prediction -> prediction.image().label() == label)
                .toList();
    }

    private static Map<String, List<Prediction>> byGenerator(List<Prediction> predictions) {
        return predictions.stream()
                .collect(Collectors.groupingBy(
                        prediction -> prediction.image().generator(), TreeMap::new, Collectors.toList()));
    }

    private static List<RealSourceRow> realSources(List<Prediction> reals, String scope) {
        List<RealSourceRow> rows = new ArrayList<>();
        byGenerator(reals).forEach((source, own) -> {
            long falsePositives = withVerdict(own, Label.FAKE);
            rows.add(new RealSourceRow(
                    source,
                    own.size(),
                    falsePositives,
                    Figure.proportion(own.size() - falsePositives, own.size(), "no real images in " + scope)));
        });
        return rows;
    }

    private static long withVerdict(List<Prediction> predictions, Label verdict) {
        return predictions.stream()
                .filter(prediction -> prediction.verdict() == verdict)
                .count();
    }

    private static String realPool(List<Prediction> reals, String scope) {
        if (reals.isEmpty()) {
            return "none in " + scope;
        }
        String sources = byGenerator(reals).entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                .map(entry -> DisplayText.named(entry.getKey()) + " "
                        + entry.getValue().size())
                .collect(Collectors.joining(", "));
        return "all %s of %s (%s)".formatted(DisplayText.counted(reals.size(), "real image"), scope, sources);
    }

    private static String noveltyStatement(TrainingGenerators training, List<ReportRow> rows, String scope) {
        if (!training.known()) {
            return "The model package does not name the generators that it was trained on (provenance key "
                    + TrainingGenerators.PROVENANCE_KEY + "), so seen and unseen ones are not told apart.";
        }
        Map<Novelty, Long> counts =
                rows.stream().collect(Collectors.groupingBy(ReportRow::novelty, Collectors.counting()));
        return "The model package names %s that it was trained on. Of the %s of %s it has seen %d and not seen %d."
                .formatted(
                        DisplayText.counted(training.names().size(), "generator"),
                        DisplayText.counted(rows.size(), "generator"),
                        scope,
                        counts.getOrDefault(Novelty.SEEN, 0L),
                        counts.getOrDefault(Novelty.UNSEEN, 0L));
    }
}
