package io.authentica.train.report;

import io.authentica.common.data.Label;
import io.authentica.common.metrics.RankingMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a model that was trained further gained and what it forgot: recall by generator and false positives, before and after, on
 * the same images, each model at its own threshold.
 *
 * @param before the model that training began with
 * @param after the model that it ended with
 * @param images how many were compared
 * @param generators new ones first, then by name
 * @param reals by source, new ones first, then by name, then all of them where there are several; empty if there are none
 */
public record ForgettingReport(
        ScoredModel before, ScoredModel after, int images, List<ForgettingRow> generators, List<ForgettingRow> reals) {

    /** The names of the files in the directory that a comparison is written to. */
    public static final String MARKDOWN_FILE = "forgetting.md";

    public static final String CSV_FILE = "forgetting.csv";

    /** The data set that an image is from. */
    public enum Origin {
        /** The one that the model was trained further on. */
        NEW("new"),
        /** The one that was rehearsed. */
        OLD("old"),
        /** Either of them: of totals. */
        BOTH("both");

        private final String id;

        Origin(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    private record Group(Origin origin, String name) {}

    public ForgettingReport {
        generators = List.copyOf(generators);
        reals = List.copyOf(reals);
    }

    /** Compares two models by what they said of the same images. */
    public static ForgettingReport of(ScoredModel before, ScoredModel after, List<ScoredImage> images) {
        List<ScoredImage> reals =
                images.stream().filter(image -> image.label() == Label.REAL).toList();
        List<ForgettingRow> generators = new ArrayList<>();
        groups(images, Label.FAKE)
                .forEach((group, fakes) -> generators.add(new ForgettingRow(
                        group.origin(),
                        group.name(),
                        counts(fakes, before, after),
                        auc(fakes, reals, ScoredImage::before),
                        auc(fakes, reals, ScoredImage::after))));
        List<ForgettingRow> sources = new ArrayList<>();
        Map<Group, List<ScoredImage>> realGroups = groups(images, Label.REAL);
        if (realGroups.size() > 1) {
            realGroups.put(new Group(Origin.BOTH, "all reals"), reals);
        }
        realGroups.forEach((group, ofSource) -> sources.add(new ForgettingRow(
                group.origin(),
                group.name(),
                counts(ofSource, before, after),
                OptionalDouble.empty(),
                OptionalDouble.empty())));
        return new ForgettingReport(before, after, images.size(), generators, sources);
    }

    /** Writes both files into a directory that exists; the page last. */
    public void write(Path directory) throws IOException {
        WholeFile.write(directory.resolve(CSV_FILE), ForgettingText.csv(this));
        WholeFile.write(directory.resolve(MARKDOWN_FILE), ForgettingText.markdown(this));
    }

    private static Map<Group, List<ScoredImage>> groups(List<ScoredImage> images, Label label) {
        Map<Group, List<ScoredImage>> groups =
                new TreeMap<>(Comparator.comparing(Group::origin).thenComparing(Group::name));
        for (ScoredImage image : images) {
            if (image.label() == label) {
                groups.computeIfAbsent(new Group(image.origin(), image.generator()), group -> new ArrayList<>())
                        .add(image);
            }
        }
        return groups;
    }

    private static PairedCounts counts(List<ScoredImage> images, ScoredModel before, ScoredModel after) {
        long both = 0;
        long onlyBefore = 0;
        long onlyAfter = 0;
        for (ScoredImage image : images) {
            boolean first = before.callsFake(image.before());
            boolean second = after.callsFake(image.after());
            both += first && second ? 1 : 0;
            onlyBefore += first && !second ? 1 : 0;
            onlyAfter += second && !first ? 1 : 0;
        }
        return new PairedCounts(both, onlyBefore, onlyAfter, images.size() - both - onlyBefore - onlyAfter);
    }

    private static OptionalDouble auc(
            List<ScoredImage> fakes, List<ScoredImage> reals, ToDoubleFunction<ScoredImage> probability) {
        double[] probabilities = Stream.concat(fakes.stream(), reals.stream())
                .mapToDouble(probability)
                .toArray();
        boolean[] isFake = new boolean[probabilities.length];
        Arrays.fill(isFake, 0, fakes.size(), true);
        return RankingMetrics.rocAuc(probabilities, isFake);
    }
}
