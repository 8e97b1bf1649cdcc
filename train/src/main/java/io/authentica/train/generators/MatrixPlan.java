package io.authentica.train.generators;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.train.report.GeneratorMatrix.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which models a matrix needs, and on what they are tested: each generator of split train gives one that is trained on its fakes
 * alone and one that is trained without them, with all reals both times.
 *
 * @param models in the order of the matrix's rows
 * @param test split test
 * @param columns its generators, by name
 */
public record MatrixPlan(List<Model> models, Manifest test, List<String> columns) {

    /**
     * A row of the matrix.
     *
     * @param kind how its fakes are chosen
     * @param generator by which generator
     * @param directory of its run in that of the matrix. Of two generators, to be trained without one is to be trained on the other:
     *     one run then serves both rows
     * @param data the data set without the training and validation fakes that it must not see
     */
    public record Model(Kind kind, String generator, String directory, Manifest data) {}

    /**
     * Plans a matrix.
     *
     * @param data all splits
     * @param wanted the generators that give rows; empty: all of split train
     * @throws UserException if a row or a column would be without images
     */
    public static MatrixPlan of(Manifest data, Collection<String> wanted) {
        Set<String> trained = generators(data, Split.TRAIN);
        Set<String> tested = generators(data, Split.TEST);
        if (trained.size() < 2) {
            throw new UserException(
                    data.root() + ": split train must have fakes of at least two generators for a matrix but"
                            + " has those of " + trained.size());
        }
        Set<String> rows = wanted.isEmpty() ? trained : new TreeSet<>(wanted);
        for (String generator : rows) {
            if (!trained.contains(generator)) {
                throw new UserException("--generators must name generators of split train ("
                        + String.join(", ", trained) + ") but '" + generator + "' is none");
            }
            require(data, generator, Split.VALIDATION, generators(data, Split.VALIDATION), trained);
            require(data, generator, Split.TEST, tested, trained);
        }
        Manifest test = data.filter(Split.TEST);
        if (test.samples().stream().noneMatch(sample -> sample.label() == Label.REAL)) {
            throw new UserException(data.root() + ": split test must have real images, against which every generator is"
                    + " measured, but has none");
        }
        List<Model> models = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            rows.forEach(generator -> models.add(model(data, kind, generator, trained)));
        }
        return new MatrixPlan(models, test, List.copyOf(tested));
    }

    public MatrixPlan {
        models = List.copyOf(models);
    }

    /** The reals that all columns share, by source, in words. */
    public String pool() {
        Map<String, Long> sources = test.samples().stream()
                .filter(sample -> sample.label() == Label.REAL)
                .collect(Collectors.groupingBy(Sample::generator, Collectors.counting()));
        return sources.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(source -> source.getKey() + " " + source.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Model model(Manifest data, Kind kind, String generator, Set<String> trained) {
        Predicate<String> seen = switch (kind) {
            case TRAINED_ON -> generator::equals;
            case TRAINED_WITHOUT -> name -> !generator.equals(name);
        };
        List<Sample> samples = data.samples().stream()
                .filter(sample ->
                        sample.split() == Split.TEST || sample.label() == Label.REAL || seen.test(sample.generator()))
                .toList();
        String directory = trained.size() == 2 && kind == Kind.TRAINED_WITHOUT
                ? RunName.of(
                        Kind.TRAINED_ON,
                        trained.stream().filter(seen).findFirst().orElseThrow())
                : RunName.of(kind, generator);
        return new Model(kind, generator, directory, new Manifest(data.root(), samples));
    }

    private static void require(Manifest data, String generator, Split split, Set<String> there, Set<String> trained) {
        if (!there.contains(generator)) {
            String others =
                    trained.stream().filter(name -> !name.equals(generator)).collect(Collectors.joining(","));
            throw new UserException(
                    "%s: generator %s must have images in split %s to be a row of the matrix but has none (leave it out with --generators %s)"
                            .formatted(data.root(), generator, split.id(), others));
        }
    }

    private static Set<String> generators(Manifest data, Split split) {
        return data.samples().stream()
                .filter(sample -> sample.split() == split && sample.label() == Label.FAKE)
                .map(Sample::generator)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
