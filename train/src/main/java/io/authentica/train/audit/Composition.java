package io.authentica.train.audit;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the manifest says, before any file is read.
 *
 * @param splits classes in each split, by its id
 * @param generators in the order of label and name
 * @param missing images without a value, by column
 */
record Composition(Map<String, LabelCounts> splits, List<Generator> generators, Map<String, LabelCounts> missing) {

    /**
     * A generator, or a source of real images.
     *
     * @param splits images in each split, by its id
     * @param types the values of that column
     * @param releaseDates values of {@code release_date}; several contradict each other
     */
    record Generator(
            String name, String label, Map<String, Long> splits, List<String> types, List<String> releaseDates) {

        /** The splits that have images of it. */
        List<String> present() {
            return splits.entrySet().stream()
                    .filter(split -> split.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    static Composition of(List<Sample> samples) {
        Map<String, LabelCounts> splits = new LinkedHashMap<>();
        for (Split split : Split.values()) {
            splits.put(split.id(), count(samples, sample -> sample.split() == split));
        }
        List<Generator> generators = new ArrayList<>();
        for (Label label : Label.values()) {
            TreeMap<String, List<Sample>> byName = new TreeMap<>();
            samples.stream()
                    .filter(sample -> sample.label() == label)
                    .forEach(sample -> byName.computeIfAbsent(sample.generator(), name -> new ArrayList<>())
                            .add(sample));
            byName.forEach((name, images) -> generators.add(generator(name, label, images)));
        }
        Map<String, LabelCounts> missing = new LinkedHashMap<>();
        missing.put("prompt", count(samples, sample -> sample.prompt().isBlank()));
        missing.put("type", count(samples, sample -> sample.type().isBlank()));
        missing.put(
                "release_date", count(samples, sample -> sample.releaseDate().isBlank()));
        return new Composition(splits, generators, missing);
    }

    private static Generator generator(String name, Label label, List<Sample> images) {
        Map<String, Long> splits = new LinkedHashMap<>();
        for (Split split : Split.values()) {
            splits.put(
                    split.id(),
                    images.stream().filter(image -> image.split() == split).count());
        }
        return new Generator(
                name, label.id(), splits, different(images, Sample::type), different(images, Sample::releaseDate));
    }

    private static List<String> different(List<Sample> images, Function<Sample, String> column) {
        TreeSet<String> values = new TreeSet<>();
        images.stream().map(column).filter(value -> !value.isBlank()).forEach(values::add);
        return List.copyOf(values);
    }

    private static LabelCounts count(List<Sample> samples, Predicate<Sample> condition) {
        return LabelCounts.of(samples.stream().filter(condition).toList());
    }
}
