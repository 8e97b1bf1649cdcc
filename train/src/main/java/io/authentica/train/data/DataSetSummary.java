package io.authentica.train.data;

import io.authentica.common.data.Label;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.image.ImageFormat;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what a data set holds, split by split and generator by generator, as a table in Markdown. */
final class DataSetSummary {

    private static final String HEADER = """
            | split | label | generator | images | formats | width | height | MB |
            |---|---|---|--:|---|---|---|--:|
            """;

    private record Group(Split split, Label label, String generator) {

        static final Comparator<Group> ORDER =
                Comparator.comparing(Group::split).thenComparing(Group::label).thenComparing(Group::generator);
    }

    private static final class Counts {
        private long images;
        private long bytes;
        private final Map<ImageFormat, Long> formats = new EnumMap<>(ImageFormat.class);
        private int minWidth = Integer.MAX_VALUE;
        private int maxWidth;
        private int minHeight = Integer.MAX_VALUE;
        private int maxHeight;

        private void add(CheckedImage image) {
            images++;
            bytes += image.bytes();
            formats.merge(image.format(), 1L, Long::sum);
            minWidth = Math.min(minWidth, image.width());
            maxWidth = Math.max(maxWidth, image.width());
            minHeight = Math.min(minHeight, image.height());
            maxHeight = Math.max(maxHeight, image.height());
        }
    }

    private final Map<Group, Counts> groups = new TreeMap<>(Group.ORDER);

    void add(Sample sample, CheckedImage image) {
        groups.computeIfAbsent(new Group(sample.split(), sample.label(), sample.generator()), group -> new Counts())
                .add(image);
    }

    /** The table, with the totals of every split at its end. */
    String table() {
        StringBuilder text = new StringBuilder(HEADER);
        groups.forEach((group, counts) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %s | %s | %s | %.1f |\n",
                group.split().id(),
                group.label().id(),
                group.generator().replace("|", "\\|"),
                counts.images,
                formats(counts),
                range(counts.minWidth, counts.maxWidth),
                range(counts.minHeight, counts.maxHeight),
                counts.bytes / 1e6)));
        for (Split split : Split.values()) {
            for (Label label : Label.values()) {
                text.append(String.format(
                        Locale.ROOT, "| %s | %s | all | %d | | | | |\n", split.id(), label.id(), images(split, label)));
            }
        }
        return text.toString();
    }

    private long images(Split split, Label label) {
        return groups.entrySet().stream()
                .filter(entry ->
                        entry.getKey().split() == split && entry.getKey().label() == label)
                .mapToLong(entry -> entry.getValue().images)
                .sum();
    }

    private static String formats(Counts counts) {
        return counts.formats.entrySet().stream()
                .map(format -> format.getKey().name() + " " + format.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String range(int from, int to) {
        return from == to ? Integer.toString(from) : from + "-" + to;
    }
}
