package io.authentica.train.report;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.metrics.RankingMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a model that was trained further gained and what it forgot: recall by generator and false positives, before and after, on
 * the same images, each model at its own threshold.
 */
public final class ForgettingReport {

    /** The names of the files in the directory that a comparison is written to. */
    public static final String MARKDOWN_FILE = "forgetting.md";

    public static final String CSV_FILE = "forgetting.csv";

    private final ScoredModel before;
    private final ScoredModel after;
    private final List<ForgettingRow> generators;
    private final Optional<ForgettingRow> reals;

    private record Pair(ScoredImage before, ScoredImage after) {}

    private ForgettingReport(
            ScoredModel before, ScoredModel after, List<ForgettingRow> generators, Optional<ForgettingRow> reals) {
        this.before = before;
        this.after = after;
        this.generators = generators;
        this.reals = reals;
    }

    /**
     * Compares two models.
     *
     * @throws UserException if they did not score the same images, naming one that differs
     */
    public static ForgettingReport of(ScoredModel before, ScoredModel after) {
        List<Pair> pairs = pairs(before, after);
        List<Pair> realPairs = pairs.stream()
                .filter(pair -> pair.before().label() == Label.REAL)
                .toList();
        Map<String, List<Pair>> fakes = new TreeMap<>();
        for (Pair pair : pairs) {
            if (pair.before().label() == Label.FAKE) {
                fakes.computeIfAbsent(pair.before().generator(), generator -> new ArrayList<>())
                        .add(pair);
            }
        }
        List<ForgettingRow> rows = new ArrayList<>();
        fakes.forEach((generator, images) -> rows.add(new ForgettingRow(
                generator.isEmpty() ? "(unknown)" : generator,
                counts(images, before, after),
                auc(images, realPairs, pair -> pair.before().fakeProbability()),
                auc(images, realPairs, pair -> pair.after().fakeProbability()))));
        Optional<ForgettingRow> reals = realPairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new ForgettingRow(
                        "(all reals)",
                        counts(realPairs, before, after),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()));
        return new ForgettingReport(before, after, List.copyOf(rows), reals);
    }

    /** Writes both files into a directory that exists. */
    public void write(Path directory) throws IOException {
        WholeFile.write(directory.resolve(CSV_FILE), csv());
        WholeFile.write(directory.resolve(MARKDOWN_FILE), markdown());
    }

    public String markdown() {
        return ForgettingText.markdown(this);
    }

    /** One row a generator and one for the reals, with all digits. */
    public String csv() {
        return ForgettingText.csv(this);
    }

    ScoredModel before() {
        return before;
    }

    ScoredModel after() {
        return after;
    }

    /** By name. */
    List<ForgettingRow> generators() {
        return generators;
    }

    /** All of them in one row; empty if there are none. */
    Optional<ForgettingRow> reals() {
        return reals;
    }

    private static List<Pair> pairs(ScoredModel before, ScoredModel after) {
        Map<String, ScoredImage> unpaired = byName(after);
        List<Pair> pairs = new ArrayList<>();
        for (ScoredImage image : byName(before).values()) {
            ScoredImage other = unpaired.remove(image.fileName());
            if (other == null) {
                throw new UserException("%s: must have scored the images of %s but not %s"
                        .formatted(after.name(), before.name(), image.fileName()));
            }
            if (other.label() != image.label() || !other.generator().equals(image.generator())) {
                throw new UserException(
                        "%s: must have one label and generator but was %s of '%s' for %s, %s of '%s' for %s"
                                .formatted(
                                        image.fileName(),
                                        image.label().id(),
                                        image.generator(),
                                        before.name(),
                                        other.label().id(),
                                        other.generator(),
                                        after.name()));
            }
            pairs.add(new Pair(image, other));
        }
        if (!unpaired.isEmpty()) {
            throw new UserException("%s: must have scored the images of %s but not %s"
                    .formatted(
                            before.name(),
                            after.name(),
                            unpaired.keySet().iterator().next()));
        }
        return pairs;
    }

    private static Map<String, ScoredImage> byName(ScoredModel model) {
        Map<String, ScoredImage> images = new LinkedHashMap<>();
        for (ScoredImage image : model.images()) {
            if (images.put(image.fileName(), image) != null) {
                throw new UserException(model.name() + ": must have scored each image once but " + image.fileName()
                        + " is there twice");
            }
        }
        return images;
    }

    private static PairedCounts counts(List<Pair> pairs, ScoredModel before, ScoredModel after) {
        long both = 0;
        long onlyBefore = 0;
        long onlyAfter = 0;
        for (Pair pair : pairs) {
            boolean first = pair.before().fakeProbability() > before.threshold();
            boolean second = pair.after().fakeProbability() > after.threshold();
            both += first && second ? 1 : 0;
            onlyBefore += first && !second ? 1 : 0;
            onlyAfter += second && !first ? 1 : 0;
        }
        return new PairedCounts(both, onlyBefore, onlyAfter, pairs.size() - both - onlyBefore - onlyAfter);
    }

    private static OptionalDouble auc(List<Pair> fakes, List<Pair> reals, ToDoubleFunction<Pair> probability) {
        double[] probabilities = Stream.concat(fakes.stream(), reals.stream())
                .mapToDouble(probability)
                .toArray();
        boolean[] isFake = new boolean[probabilities.length];
        Arrays.fill(isFake, 0, fakes.size(), true);
        return RankingMetrics.rocAuc(probabilities, isFake);
    }
}
