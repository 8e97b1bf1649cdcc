package io.authentica.evaluate.report;

import io.authentica.evaluate.score.UnreadableImage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The metrics of a detector, overall and for each slice of the images. A generator's images are all of one class, so each generator is
 * measured against the same pool: all real images.
 *
 * @param origin where the numbers come from
 * @param confidence how bootstrap intervals were found
 * @param condition the condition of the images in all that follows but {@code conditions}: clean where there are such images
 * @param thresholds of the operating points
 * @param overall all images
 * @param meanGeneratorAuc the mean of the named generators' ROC AUCs, where each counts the same
 * @param probabilities how well raw and calibrated probabilities of all images fit
 * @param reliability what is behind the calibrated probabilities' ECE
 * @param realPool the reals that every row with a shared pool shares, in words
 * @param noveltyStatement which generators the model was trained on, in words
 * @param pooled seen generators together and unseen generators together; a group without images has no row
 * @param slices of each dimension one row a slice, by name; a dimension of which nothing is known has none
 * @param realSources one row a source of real images, by name
 * @param conditions one entry a condition, as they come, the report's own included
 * @param uniform a condition that re-encodes all images alike: {@code uniform} where it is among them, else the JPEG of the highest
 *     quality, if there is one. What is lost under it the detector may have had from file formats
 * @param unreadable the images that were not scored
 */
public record EvaluationReport(
        ReportOrigin origin,
        Confidence confidence,
        String condition,
        List<Threshold> thresholds,
        GroupMetrics overall,
        Figure meanGeneratorAuc,
        ProbabilityFit probabilities,
        List<ReliabilityBin> reliability,
        String realPool,
        String noveltyStatement,
        List<ReportRow> pooled,
        Map<Dimension, List<ReportRow>> slices,
        List<RealSourceRow> realSources,
        List<ConditionReport> conditions,
        Optional<String> uniform,
        List<UnreadableImage> unreadable) {

    public EvaluationReport {
        thresholds = List.copyOf(thresholds);
        reliability = List.copyOf(reliability);
        pooled = List.copyOf(pooled);
        Map<Dimension, List<ReportRow>> copies = new EnumMap<>(Dimension.class);
        slices.forEach((dimension, rows) -> copies.put(dimension, List.copyOf(rows)));
        slices = Collections.unmodifiableMap(copies);
        realSources = List.copyOf(realSources);
        conditions = List.copyOf(conditions);
        unreadable = List.copyOf(unreadable);
    }

    /** The rows of a dimension; none where nothing is known of it. */
    public List<ReportRow> slices(Dimension dimension) {
        return slices.getOrDefault(dimension, List.of());
    }

    /** One row a generator, by name. */
    public List<ReportRow> generators() {
        return slices(Dimension.GENERATOR);
    }

    /** The threshold of an operating point, if there is one. */
    public Optional<Threshold> threshold(OperatingPoint point) {
        return thresholds.stream().filter(each -> each.point() == point).findFirst();
    }

    /** The metrics under a condition of {@link #conditions}. */
    public ConditionReport condition(String name) {
        return Objects.requireNonNull(
                conditions.stream()
                        .filter(each -> each.condition().equals(name))
                        .findFirst()
                        .orElse(null),
                name);
    }
}
