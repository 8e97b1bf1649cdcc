package io.authentica.train.batch;

import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Images and where each of them lies: those of a data set, or of several.
 *
 * @param name where they come from, for messages
 * @param samples with unique file names
 * @param files in the order of {@code samples}
 */
public record ImageSet(String name, List<Sample> samples, List<Path> files) {

    public ImageSet {
        samples = List.copyOf(samples);
        files = List.copyOf(files);
        if (samples.size() != files.size()) {
            throw new IllegalArgumentException(
                    "samples and files must be as many but were " + samples.size() + " and " + files.size());
        }
    }

    /** The images of one data set. */
    public static ImageSet of(Manifest manifest) {
        return new ImageSet(
                manifest.root().toString(),
                manifest.samples(),
                manifest.samples().stream().map(manifest::file).toList());
    }

    /** Those of {@code wanted}, in the order they have here. */
    public ImageSet only(Collection<Sample> wanted) {
        Set<Sample> chosen = new HashSet<>(wanted);
        List<Sample> keptSamples = new ArrayList<>();
        List<Path> keptFiles = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (chosen.contains(samples.get(i))) {
                keptSamples.add(samples.get(i));
                keptFiles.add(files.get(i));
            }
        }
        return new ImageSet(name, keptSamples, keptFiles);
    }
}
