package io.authentica.train.generators;

import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows of data sets without images. */
final class Samples {

    private Samples() {}

    static Sample of(String name, Label label, String generator, Split split) {
        return new Sample(name, "", label, generator, "", "", split);
    }

    /** Named {@code train/fake/flux/0.png} and so on. */
    static List<Sample> many(int count, Label label, String generator, Split split) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(of(String.join("/", split.id(), label.id(), generator, i + ".png"), label, generator, split));
        }
        return samples;
    }

    @SafeVarargs
    static Manifest manifest(String root, List<Sample>... parts) {
        List<Sample> samples = new ArrayList<>();
        for (List<Sample> part : parts) {
            samples.addAll(part);
        }
        return new Manifest(Path.of(root), samples);
    }
}
