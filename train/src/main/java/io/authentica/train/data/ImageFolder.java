package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.Label;
import io.authentica.common.data.Split;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of image files: {@code real/**} and {@code fake/<generator>/**}, either at its top or in each of the folders
 * {@code train}, {@code validation} and {@code test}. Without such folders {@link StratifiedSplit} assigns the splits.
 */
record ImageFolder(List<Part> parts, String fingerprint) implements Source {

    private static final Logger log = LoggerFactory.getLogger(ImageFolder.class);
    private static final List<String> EXTENSIONS =
            List.of(".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff");
    private static final int FILES_PER_PART = 256;

    /** An image file with what its place says of it; {@code name} is relative to the source, with forward slashes. */
    record Entry(String name, Path file, Label label, String generator, Optional<Split> split) {}

    /** @throws UserException if the directory is laid out in no known way */
    static ImageFolder open(Path directory, long seed) throws IOException {
        List<Entry> entries = list(directory);
        if (entries.isEmpty()) {
            throw new UserException(directory + " must hold OpenFake's Parquet shards, or images in real/ and"
                    + " fake/<generator>/ (or in these within train/, validation/ and test/) but holds neither");
        }
        FileListing listing = new FileListing();
        for (Entry entry : entries) {
            listing.add(entry.name(), Files.size(entry.file()));
        }
        Map<Entry, Split> splits = new HashMap<>();
        if (entries.get(0).split().isEmpty()) {
            splits.putAll(StratifiedSplit.assign(entries, seed));
        } else {
            entries.forEach(entry -> splits.put(entry, entry.split().orElseThrow()));
        }
        List<Part> parts = new ArrayList<>();
        for (int first = 0; first < entries.size(); first += FILES_PER_PART) {
            List<Entry> part = entries.subList(first, Math.min(entries.size(), first + FILES_PER_PART));
            parts.add(new Batch(
                    part.get(0).name(), part, part.stream().map(splits::get).toList()));
        }
        return new ImageFolder(List.copyOf(parts), listing.fingerprint());
    }

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
                entries.add(new Entry(name, file, label, generator, split));
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

    private record Batch(String name, List<Entry> entries, List<Split> splits) implements Part {

        @Override
        public long rowCount() {
            return entries.size();
        }

        @Override
        public RowSource open(boolean withImages) {
            return new RowSource() {
                private int next;

                @Override
                public Optional<SourceRow> next() throws IOException {
                    return next == entries.size() ? Optional.empty() : Optional.of(row(next++, withImages));
                }

                @Override
                public void close() {}
            };
        }

        private SourceRow row(int index, boolean withImage) throws IOException {
            Entry entry = entries.get(index);
            byte[] image = withImage ? Files.readAllBytes(entry.file()) : new byte[0];
            String label = entry.label().id();
            return new SourceRow(index, splits.get(index), image, entry.name(), "", label, entry.generator(), "", "");
        }
    }
}
