package io.authentica.evaluate.compare;

import io.authentica.evaluate.report.Confidence;
import java.util.List;

/**
 * Two detectors on the same images.
 *
 * @param first name of the first
 * @param second name of the second
 * @param scope which images, in words
 * @param condition under which they were scored
 * @param confidence how the intervals were found
 * @param overall all images
 * @param generators the fakes of each generator, by name
 * @param sources the real images of each source, by name
 * @param differences one for each metric, verdicts at each detector's own threshold
 * @param changed the images that one of them gets right, by id
 */
public record Comparison(
        String first,
        String second,
        String scope,
        String condition,
        Confidence confidence,
        Outcomes overall,
        List<Outcomes> generators,
        List<Outcomes> sources,
        List<MetricDifference> differences,
        List<ChangedImage> changed) {

    public Comparison {
        generators = List.copyOf(generators);
        sources = List.copyOf(sources);
        differences = List.copyOf(differences);
        changed = List.copyOf(changed);
    }
}
