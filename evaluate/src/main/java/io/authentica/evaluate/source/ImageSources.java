package io.authentica.evaluate.source;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.LabelledFolder;
import io.authentica.common.data.Manifest;
import io.authentica.common.data.ManifestReader;
import io.authentica.common.data.SeededOrder;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.OpenFakeSource;
import io.authentica.evaluate.score.EvaluatedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Opens what {@code --data} names. */
public final class ImageSources {

    /** Whose choice of validation rows is read from shards that have none: the default of data.sh prepare. */
    private static final long CARVING_SEED = 0;

    private ImageSources() {}

    /**
     * Opens the images of one split: of a directory with {@code metadata.csv}, of one with {@code real/} and {@code fake/}, of
     * OpenFake's shards in a directory or one of them, or of a CSV file. What has no splits belongs to {@code split} as a whole.
     *
     * @throws UserException if it is none of these, breaks their rules, or has no images in that split
     */
    public static ImageSource open(Path data, Split split) throws IOException {
        if (Files.isRegularFile(data)) {
            return data.toString().endsWith(".parquet")
                    ? ShardedImages.open(data, OpenFakeSource.ofShard(data, CARVING_SEED), split)
                    : CsvListing.open(data, split);
        }
        if (Files.isRegularFile(data.resolve(Manifest.FILE_NAME))) {
            return ofManifest(data, ManifestReader.read(data), split);
        }
        if (Files.isDirectory(data) && OpenFakeSource.isOne(data, OpenFakeSource.DEFAULT_CONFIG)) {
            return ShardedImages.open(
                    data, OpenFakeSource.of(data, OpenFakeSource.DEFAULT_CONFIG, CARVING_SEED), split);
        }
        List<LabelledFolder.Entry> entries = Files.isDirectory(data) ? LabelledFolder.list(data) : List.of();
        if (entries.isEmpty()) {
            throw new UserException(
                    "--data must be a directory with metadata.csv, with real/ and fake/<generator>/ or with OpenFake's"
                            + " Parquet shards, one such shard, or a CSV file with the columns path and label, but was "
                            + data);
        }
        return ofFolder(data, entries, split);
    }

    /** Where the paths of images begin: in the directory, or beside the list or shard. */
    public static Path root(Path data) {
        return Files.isDirectory(data) ? data : data.resolveSibling("");
    }

    /**
     * Lists the images of one split, and of a directory with {@code metadata.csv} those of all, so that predictions of another split can
     * be told from those of unknown images.
     *
     * @throws UserException as {@link #open}
     */
    public static List<EvaluatedImage> list(Path data, Split split) throws IOException {
        if (Files.isRegularFile(data.resolve(Manifest.FILE_NAME))) {
            return ManifestReader.read(data).samples().stream()
                    .map(EvaluatedImage::of)
                    .toList();
        }
        try (ImageSource source = open(data, split)) {
            return source.list();
        }
    }

    /**
     * Reads one image of a shard, whatever its split.
     *
     * @param row from 0
     * @throws IOException if there is no such row, or the file is no shard
     */
    public static byte[] readRow(Path shard, int row) throws IOException {
        try (OpenFakeSource source = OpenFakeSource.ofShard(shard, CARVING_SEED)) {
            return ShardedImages.read(source.files().get(0), row);
        } catch (UserException notAShard) {
            throw new IOException(notAShard.getMessage(), notAShard);
        }
    }

    private static ImageSource ofManifest(Path data, Manifest manifest, Split split) {
        Manifest part = manifest.filter(split);
        requireImages(
                data,
                split,
                part.samples().size(),
                each -> manifest.filter(each).samples().size());
        return new ListedImages(
                manifest.sha256(),
                part.samples().stream()
                        .map(sample ->
                                new SourceImage(EvaluatedImage.of(sample), new SourceImage.InFile(part.file(sample))))
                        .toList());
    }

    private static ImageSource ofFolder(Path data, List<LabelledFolder.Entry> entries, Split split) {
        MessageDigest digest = SeededOrder.newSha256();
        entries.forEach(entry ->
                digest.update((entry.name() + "\n" + entry.sizeBytes() + "\n").getBytes(StandardCharsets.UTF_8)));
        List<SourceImage> images = entries.stream()
                .filter(entry -> entry.split().orElse(split) == split)
                .map(entry -> new SourceImage(of(entry, split), new SourceImage.InFile(entry.file())))
                .toList();
        requireImages(
                data,
                split,
                images.size(),
                each -> entries.stream()
                        .filter(entry -> entry.split().orElse(split) == each)
                        .count());
        return new ListedImages(HexFormat.of().formatHex(digest.digest()), images);
    }

    private static EvaluatedImage of(LabelledFolder.Entry entry, Split split) {
        String name = entry.name();
        return new EvaluatedImage(
                name,
                name,
                "",
                entry.label(),
                entry.generator(),
                "",
                "",
                entry.split().orElse(split),
                "",
                0,
                0);
    }

    /** @param count how many images each split has */
    static void requireImages(Path data, Split split, int images, ToLongFunction<Split> count) {
        if (images == 0) {
            String counts = Arrays.stream(Split.values())
                    .map(each -> each.id() + " " + count.applyAsLong(each))
                    .collect(Collectors.joining(", "));
            throw new UserException(
                    "%s: split %s must have images but has none (%s)".formatted(data, split.id(), counts));
        }
    }
}
