package io.authentica.train.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns headers into rows of zeros and ones: a column for each frequent value of a category, and for each bin of a number. A linear
 * classifier on them can learn any function of one feature at that resolution, and sums of such functions. Which columns there are
 * comes from the images that the classifier is trained on, never from their labels.
 */
final class FeatureEncoding {

    /** Values of a category that get a column of their own; all others have none. */
    private static final int MAX_VALUES = 20;

    /** Rarer values say nothing that would hold for other images. */
    private static final int MIN_IMAGES = 3;

    /** Numbers with at most this many different values get a bin for each. */
    private static final int MAX_EXACT_BINS = 24;

    private static final int QUANTILE_BINS = 12;

    private final List<Block> blocks;
    private final int columns;

    /** The columns of one feature, counted from its first. */
    private sealed interface Block {

        int columns();

        /** @return the column that is one, or -1 if none is */
        int columnOf(HeaderFacts facts);
    }

    private record Values(HeaderFeature.Category feature, Map<String, Integer> byValue) implements Block {

        @Override
        public int columns() {
            return byValue.size();
        }

        @Override
        public int columnOf(HeaderFacts facts) {
            return byValue.getOrDefault(feature.value().apply(facts), -1);
        }
    }

    /** @param upperEdges of all bins but the last; then comes the bin of files without the number */
    private record Bins(HeaderFeature.Quantity feature, List<Double> upperEdges) implements Block {

        @Override
        public int columns() {
            return upperEdges.size() + 2;
        }

        @Override
        public int columnOf(HeaderFacts facts) {
            OptionalDouble value = feature.value().apply(facts);
            if (value.isEmpty()) {
                return columns() - 1;
            }
            int bin = 0;
            while (bin < upperEdges.size() && value.getAsDouble() > upperEdges.get(bin)) {
                bin++;
            }
            return bin;
        }
    }

    private FeatureEncoding(List<Block> blocks) {
        this.blocks = blocks;
        this.columns = blocks.stream().mapToInt(Block::columns).sum();
    }

    static FeatureEncoding fit(List<HeaderFeature> features, List<HeaderFacts> training) {
        List<Block> blocks = new ArrayList<>();
        for (HeaderFeature feature : features) {
            if (feature instanceof HeaderFeature.Category category) {
                blocks.add(values(category, training));
            } else if (feature instanceof HeaderFeature.Quantity quantity) {
                blocks.add(bins(quantity, training));
            }
        }
        return new FeatureEncoding(blocks);
    }

    int columns() {
        return columns;
    }

    /** @return the columns that are one, in ascending order */
    int[] encode(HeaderFacts facts) {
        int[] active = new int[blocks.size()];
        int count = 0;
        int first = 0;
        for (Block block : blocks) {
            int column = block.columnOf(facts);
            if (column >= 0) {
                active[count] = first + column;
                count++;
            }
            first += block.columns();
        }
        return Arrays.copyOf(active, count);
    }

    private static Values values(HeaderFeature.Category feature, List<HeaderFacts> training) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        training.forEach(facts -> counts.merge(feature.value().apply(facts), 1, Integer::sum));
        Map<String, Integer> byValue = new LinkedHashMap<>();
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= MIN_IMAGES)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_VALUES)
                .forEach(entry -> byValue.put(entry.getKey(), byValue.size()));
        return new Values(feature, byValue);
    }

    private static Bins bins(HeaderFeature.Quantity feature, List<HeaderFacts> training) {
        double[] sorted = training.stream()
                .flatMapToDouble(facts -> feature.value().apply(facts).stream())
                .sorted()
                .toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        TreeSet<Double> edges = new TreeSet<>();
        if (distinct.length <= MAX_EXACT_BINS) {
            for (int i = 0; i + 1 < distinct.length; i++) {
                edges.add((distinct[i] + distinct[i + 1]) / 2);
            }
        } else {
            for (int i = 1; i < QUANTILE_BINS; i++) {
                edges.add(HeaderTables.quantile(sorted, (double) i / QUANTILE_BINS));
            }
        }
        return new Bins(feature, List.copyOf(edges));
    }
}
