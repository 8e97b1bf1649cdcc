package io.authentica.train.source;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import io.authentica.common.parquet.FileListing;
import io.authentica.common.parquet.OpenFakeSource;
import io.authentica.common.parquet.Source;
import io.authentica.common.parquet.SourceFile;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of image files: {@code real/**} and {@code fake/<generator>/**}, either at its top or in each of the folders
 * {@code train}, {@code validation} and {@code test}. Without such folders {@link StratifiedSplit} assigns the splits. Its files in
 * the sense of {@link Source} are batches of images of one split.
 */
final class ImageFolder implements Source {

    private static final Logger log = LoggerFactory.getLogger(ImageFolder.class);
    private static final List<String> EXTENSIONS =
            List.of(".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff");
    private static final int IMAGES_PER_BATCH = 256;

    /** An image file with what its place says of it; {@code name} is relative to the source, with forward slashes. */
    record Entry(String name, Path file, long sizeBytes, Label label, String generator, Optional<Split> split) {}

    private final String origin;
    private final String fingerprint;
    private final List<SourceFile> files;
    private final AtomicLong bytesRead;

    private ImageFolder(String origin, String fingerprint, List<SourceFile> files, AtomicLong bytesRead) {
        this.origin = origin;
        this.fingerprint = fingerprint;
        this.files = List.copyOf(files);
        this.bytesRead = bytesRead;
    }

    /** @throws UserException if the directory is laid out in no known way */
    static ImageFolder open(Path directory, long seed) throws IOException {
        List<Entry> entries = list(directory);
        if (entries.isEmpty()) {
            throw new UserException(directory + " must hold OpenFake's Parquet shards, or images in real/ and"
                    + " fake/<generator>/ (or in these within train/, validation/ and test/) but holds neither");
        }
        FileListing listing = new FileListing();
        for (Entry entry : entries) {
            listing.add(entry.name(), entry.sizeBytes());
        }
        Map<Entry, Split> splits = new HashMap<>();
        if (entries.get(0).split().isEmpty()) {
            splits.putAll(StratifiedSplit.assign(entries, seed));
        } else {
            entries.forEach(entry -> splits.put(entry, entry.split().orElseThrow()));
        }
        Map<Split, List<Entry>> bySplit = new EnumMap<>(Split.class);
        for (Entry entry : entries) {
            bySplit.computeIfAbsent(splits.get(entry), split -> new ArrayList<>())
                    .add(entry);
        }
        AtomicLong bytesRead = new AtomicLong();
        List<SourceFile> files = new ArrayList<>();
        bySplit.forEach((split, images) -> {
            for (int first = 0; first < images.size(); first += IMAGES_PER_BATCH) {
                int end = Math.min(images.size(), first + IMAGES_PER_BATCH);
                files.add(new ImageBatch(split, images.subList(first, end), bytesRead));
            }
        });
        return new ImageFolder(OpenFakeSource.nameOf(directory), listing.fingerprint(), files, bytesRead);
    }

    @Override
    public List<SourceFile> files() {
        return files;
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public long bytesRead() {
        return bytesRead.get();
    }

    @Override
    public void close() {}

    private static List<Entry> list(Path directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        boolean flat = false;
        for (Label label : Label.values()) {
            flat |= Files.isDirectory(directory.resolve(label.id()));
            addEntries(entries, directory, directory.resolve(label.id()), label, Optional.empty());
        }
        for (Split split : Split.values()) {
            for (Label label : Label.values()) {
                Path folder = directory.resolve(split.id()).resolve(label.id());
                if (flat && Files.isDirectory(folder)) {
                    throw new UserException(directory + " must have real/ and fake/ either at its top or within "
                            + split.id() + "/ but has both");
                }
                addEntries(entries, directory, folder, label, Optional.of(split));
            }
        }
        return entries;
    }

    private static void addEntries(List<Entry> entries, Path directory, Path folder, Label label, Optional<Split> split)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        int others = 0;
        for (Path file : files) {
            if (isImage(file)) {
                Path below = folder.relativize(file);
                String generator = below.getNameCount() > 1
                        ? below.getName(0).toString()
                        : label == Label.REAL ? Label.REAL.id() : "unknown";
                String name = directory.relativize(file).toString().replace('\\', '/');
                entries.add(new Entry(name, file, Files.size(file), label, generator, split));
            } else {
                others++;
            }
        }
        if (others > 0) {
            log.warn("{}: {} files without an image's extension are left out", folder, others);
        }
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && EXTENSIONS.stream().anyMatch(name::endsWith);
    }
}
