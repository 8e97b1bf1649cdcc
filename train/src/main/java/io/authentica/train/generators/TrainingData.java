package io.authentica.train.generators;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.train.batch.ImageSet;
import io.authentica.train.recipe.RehearsalRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run learns from and what chooses its epoch; never a test split.
 *
 * @param manifest of the data set, all splits
 * @param counted the samples that reports count: all of the data set, and of a rehearsed one those that are used
 * @param train training images
 * @param validation images of split validation, of a rehearsed data set too, so that forgetting counts in the choice of the epoch
 * @param rehearsal how an older data set takes part, if one does
 */
public record TrainingData(
        Manifest manifest, List<Sample> counted, ImageSet train, ImageSet validation, Optional<Rehearsal> rehearsal) {

    /** What the names of samples begin with where two data sets are joined: names of the two may be alike. */
    private static final String NEW = "new/";

    private static final String OLD = "old/";

    /**
     * How an older data set takes part.
     *
     * @param old all its splits
     * @param drawn how many of its training images are shown again
     * @param candidates of how many: those that the new data set does not have
     * @param shared its training and validation images that the new data set has as well, and that count there alone
     * @param validation how many of its validation images are used
     */
    public record Rehearsal(Manifest old, int drawn, int candidates, int shared, int validation) {

        /** For the report; one paragraph. */
        public String words() {
            String also = shared == 0
                    ? ""
                    : " %,d more training and validation images of it are in the new data set as well and count there."
                            .formatted(shared);
            return "Rehearsed: %,d of %,d training images of %s, drawn by the seed, and %,d validation images.%s"
                    .formatted(drawn, candidates, old.root(), validation, also);
        }
    }

    public TrainingData {
        counted = List.copyOf(counted);
    }

    /** One data set. */
    public static TrainingData of(Manifest manifest) {
        return new TrainingData(
                manifest,
                manifest.samples(),
                ImageSet.of(manifest.filter(Split.TRAIN)),
                ImageSet.of(manifest.filter(Split.VALIDATION)),
                Optional.empty());
    }

    /**
     * A new data set and a part of an older one.
     *
     * @throws UserException if they are the same, or if an image is in different splits of them, or if nothing would be rehearsed
     */
    public static TrainingData rehearsing(Manifest fresh, Manifest old, RehearsalRecipe recipe, long seed) {
        if (fresh.sha256().equals(old.sha256())) {
            throw new UserException("--rehearse must name another data set than --data but %s has the same images as %s"
                    .formatted(old.root(), fresh.root()));
        }
        Overlap overlap = Overlap.of(fresh, old);
        List<Sample> candidates = own(old, Split.TRAIN, overlap);
        List<Sample> drawn = RehearsalDraw.of(candidates, recipe, seed);
        List<Sample> validation = own(old, Split.VALIDATION, overlap);
        if (drawn.isEmpty()) {
            throw new UserException(
                    ("%s: rehearsal must have images but has none: of %d training images that are not in %s"
                                    + " as well it takes the share %s")
                            .formatted(old.root(), candidates.size(), fresh.root(), recipe.share()));
        }
        int shared = (int) old.samples().stream()
                .filter(sample -> sample.split() != Split.TEST && overlap.isShared(sample))
                .count();
        return new TrainingData(
                fresh,
                Stream.of(fresh.samples(), drawn, validation)
                        .flatMap(List::stream)
                        .toList(),
                joined(fresh, Split.TRAIN, old, drawn),
                joined(fresh, Split.VALIDATION, old, validation),
                Optional.of(new Rehearsal(old, drawn.size(), candidates.size(), shared, validation.size())));
    }

    /** Whether a sample of {@link #train} or {@link #validation} comes from the rehearsed data set. */
    public boolean isRehearsed(Sample sample) {
        return rehearsal.isPresent() && sample.fileName().startsWith(OLD);
    }

    private static List<Sample> own(Manifest old, Split split, Overlap overlap) {
        return old.samples().stream()
                .filter(sample -> sample.split() == split && !overlap.isShared(sample))
                .toList();
    }

    private static ImageSet joined(Manifest fresh, Split split, Manifest old, List<Sample> oldSamples) {
        List<Sample> samples = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Sample sample : fresh.filter(split).samples()) {
            samples.add(renamed(NEW, sample));
            files.add(fresh.file(sample));
        }
        for (Sample sample : oldSamples) {
            samples.add(renamed(OLD, sample));
            files.add(old.file(sample));
        }
        return new ImageSet(fresh.root() + " with rehearsal of " + old.root(), samples, files);
    }

    private static Sample renamed(String prefix, Sample sample) {
        return new Sample(
                prefix + sample.fileName(),
                sample.prompt(),
                sample.label(),
                sample.generator(),
                sample.type(),
                sample.releaseDate(),
                sample.split());
    }
}
