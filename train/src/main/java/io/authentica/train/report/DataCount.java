package io.authentica.train.report;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many images of a data set are of one kind.
 *
 * @param generator the generator of fakes, the source of reals; empty when unknown
 * @param images at least 1
 */
public record DataCount(Split split, Label label, String generator, long images) {

    private static final Comparator<DataCount> BY_SPLIT_CLASS_AND_NAME = Comparator.comparing(DataCount::split)
            .thenComparing(DataCount::label)
            .thenComparing(DataCount::generator);

    private record Kind(Split split, Label label, String generator) {}

    /** Counts rows of manifests, without looking at any image. */
    public static List<DataCount> of(List<Sample> samples) {
        Map<Kind, Long> counts =
                samples.stream().collect(Collectors.groupingBy(DataCount::kind, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new DataCount(
                        entry.getKey().split(),
                        entry.getKey().label(),
                        entry.getKey().generator(),
                        entry.getValue()))
                .sorted(BY_SPLIT_CLASS_AND_NAME)
                .toList();
    }

    private static Kind kind(Sample sample) {
        return new Kind(sample.split(), sample.label(), sample.generator());
    }
}
