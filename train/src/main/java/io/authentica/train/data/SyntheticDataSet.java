package io.authentica.train.data;

import io.authentica.common.cli.Progress;
import io.authentica.common.cli.UserException;
import io.authentica.common.data.DirectoryTree;
import io.authentica.common.data.ManifestWriter;
import io.authentica.common.data.Sample;
import io.authentica.common.data.Split;
import io.authentica.common.image.ImageFormat;
import io.authentica.train.sample.SampleSize;
import io.authentica.train.sample.SyntheticPicture;
import io.authentica.train.sample.SyntheticScenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;

/** Writes a synthetic data set. The directory appears when it is complete. */
final class SyntheticDataSet {

    private static final String TYPE = "simulated";

    private final Path directory;
    private final DataSetSummary summary = new DataSetSummary();

    private SyntheticDataSet(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the data set.
     *
     * @param out a new or empty directory
     * @param threads how many draw; the outcome does not depend on it
     * @return the text of its {@code summary.md}
     */
    static String make(Path out, SampleSize size, long seed, int threads, boolean quiet) throws IOException {
        if (threads < 1) {
            throw new UserException("--threads must be at least 1 but was " + threads);
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserException("--out must be a directory but was the file " + out);
        }
        if (Files.isDirectory(out)) {
            OutputDirectory.requireEmpty(out);
        }
        Path absolute = out.toAbsolutePath().normalize();
        Path unfinished = absolute.resolveSibling(absolute.getFileName() + ".unfinished");
        DirectoryTree.delete(unfinished);
        Files.createDirectories(unfinished);
        try {
            String summary = new SyntheticDataSet(unfinished).write(size, seed, threads, quiet);
            Files.deleteIfExists(absolute);
            Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE);
            return summary;
        } finally {
            DirectoryTree.delete(unfinished);
        }
    }

    private String write(SampleSize size, long seed, int threads, boolean quiet) throws IOException {
        try (Workers workers = new Workers(threads);
                ManifestWriter manifest = new ManifestWriter(directory);
                Progress progress = Progress.start("sample", "images", size.pictures(), quiet)) {
            List<Future<List<SyntheticPicture>>> scenes = new ArrayList<>();
            for (Split split : Split.values()) {
                for (int i = 0; i < size.scenes(split); i++) {
                    int scene = i;
                    scenes.add(workers.submit(() -> SyntheticScenes.draw(seed, split, scene)));
                }
            }
            for (Future<List<SyntheticPicture>> scene : scenes) {
                for (SyntheticPicture picture : Workers.await(scene)) {
                    manifest.add(store(picture));
                    progress.step(1);
                }
            }
            manifest.commit();
        }
        String text = "Synthetic pictures, seed " + seed + ": no photograph and no generator was involved.\n\n"
                + summary.table();
        Files.writeString(directory.resolve(SummaryText.FILE_NAME), text);
        return text;
    }

    private Sample store(SyntheticPicture picture) throws IOException {
        String name = ContentName.of(
                picture.split(), picture.label(), picture.generator(), ContentName.sha256Hex(picture.jpeg()), "jpg");
        Path file = directory.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, picture.jpeg());
        Sample sample = new Sample(
                name,
                "procedural scene " + picture.scene(),
                picture.label(),
                picture.generator(),
                TYPE,
                "",
                picture.split());
        int side = SyntheticScenes.SIDE_PIXELS;
        summary.add(sample, new CheckedImage(ImageFormat.JPEG, side, side, picture.jpeg().length));
        return sample;
    }
}
