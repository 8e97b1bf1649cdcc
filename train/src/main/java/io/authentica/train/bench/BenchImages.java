package io.authentica.train.bench;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.DirectoryTree;
import io.authentica.common.data.Label;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * JPEG files to measure with: those of a data set, or copies of {@link BenchPicture} in a directory that goes when this closes.
 *
 * @param manifest of nothing but JPEG files
 * @param temporary where they were made up
 */
record BenchImages(Manifest manifest, Optional<Path> temporary) implements AutoCloseable {

    private static final int MADE_UP = 64;

    /** @param data empty for pictures that are made up */
    static BenchImages open(Optional<Path> data) throws IOException {
        return data.isPresent() ? of(data.get()) : madeUp();
    }

    private static BenchImages of(Path data) throws IOException {
        Manifest all = ManifestReader.read(data);
        List<Sample> jpegs = all.samples().stream()
                .filter(sample -> sample.fileName().toLowerCase(Locale.ROOT).matches(".*[.]jpe?g"))
                .toList();
        if (jpegs.isEmpty()) {
            throw new UserException(data + ": must have JPEG files to measure with but has none");
        }
        return new BenchImages(new Manifest(all.root(), jpegs), Optional.empty());
    }

    private static BenchImages madeUp() throws IOException {
        Path directory = Files.createTempDirectory("authentica-bench");
        byte[] jpeg = BenchPicture.jpeg();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < MADE_UP; i++) {
            Files.write(directory.resolve(i + ".jpg"), jpeg);
            Label label = i % 2 == 0 ? Label.REAL : Label.FAKE;
            samples.add(new Sample(i + ".jpg", "", label, "made-up", "", "", Split.TRAIN));
        }
        return new BenchImages(new Manifest(directory, samples), Optional.of(directory));
    }

    @Override
    public void close() throws IOException {
        if (temporary.isPresent()) {
            DirectoryTree.delete(temporary.get());
        }
    }
}
