package io.authentica.train.audit;

import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the classes differ in what headers say.
 *
 * @param categories one table for each feature with a limited number of values
 * @param quantities of each class, for each feature that is a number
 */
record HeaderTables(List<Table> categories, List<Summary> quantities) {

    private static final int MAX_ROWS = 30;

    /**
     * Counts of a feature's values.
     *
     * @param rows the most frequent values, at most 30
     * @param distinct how many values there are
     */
    record Table(String feature, int distinct, List<Row> rows) {}

    /**
     * One value.
     *
     * @param value empty where files have nothing of the kind
     * @param splits the same by split
     */
    record Row(String value, LabelCounts all, Map<String, LabelCounts> splits) {}

    /**
     * The distribution of a number; quantiles interpolate linearly, as numpy's do.
     *
     * @param images that have the number
     */
    record Summary(
            String feature, String label, int images, double min, double q25, double median, double q75, double max) {}

    static HeaderTables of(List<Scanned.Image> images) {
        List<Table> tables = new ArrayList<>();
        List<Summary> summaries = new ArrayList<>();
        for (HeaderFeature feature : HeaderFeature.all()) {
            if (feature instanceof HeaderFeature.Category category) {
                tables.add(table(category, images));
            } else if (feature instanceof HeaderFeature.Quantity quantity) {
                for (Label label : Label.values()) {
                    summary(quantity, label, images).ifPresent(summaries::add);
                }
            }
        }
        return new HeaderTables(tables, summaries);
    }

    Table table(String feature) {
        return categories.stream()
                .filter(table -> table.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }

    private static Table table(HeaderFeature.Category feature, List<Scanned.Image> images) {
        TreeMap<String, List<Scanned.Image>> byValue = new TreeMap<>();
        for (Scanned.Image image : images) {
            byValue.computeIfAbsent(feature.value().apply(image.header()), value -> new ArrayList<>())
                    .add(image);
        }
        List<Row> rows = byValue.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong((Row row) -> row.all().total())
                        .reversed()
                        .thenComparing(Row::value))
                .limit(MAX_ROWS)
                .toList();
        return new Table(feature.name(), byValue.size(), rows);
    }

    private static Row row(String value, List<Scanned.Image> images) {
        Map<String, LabelCounts> splits = new LinkedHashMap<>();
        for (Split split : Split.values()) {
            splits.put(
                    split.id(),
                    LabelCounts.of(images.stream()
                            .map(Scanned.Image::sample)
                            .filter(sample -> sample.split() == split)
                            .toList()));
        }
        return new Row(
                value, LabelCounts.of(images.stream().map(Scanned.Image::sample).toList()), splits);
    }

    private static Optional<Summary> summary(HeaderFeature.Quantity feature, Label label, List<Scanned.Image> images) {
        double[] values = images.stream()
                .filter(image -> image.sample().label() == label)
                .flatMapToDouble(image -> feature.value().apply(image.header()).stream())
                .sorted()
                .toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new Summary(
                feature.name(),
                label.id(),
                values.length,
                values[0],
                quantile(values, 0.25),
                quantile(values, 0.5),
                quantile(values, 0.75),
                values[values.length - 1]));
    }

    /** @param sorted at least one value, ascending */
    static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
