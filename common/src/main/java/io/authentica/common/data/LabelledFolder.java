package io.authentica.common.data;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of image files whose places say what they are: {@code real/**} and {@code fake/<generator>/**}, either at its top or in
 * each of the folders {@code train}, {@code validation} and {@code test}.
 */
public final class LabelledFolder {

    private static final Logger log = LoggerFactory.getLogger(LabelledFolder.class);
    private static final List<String> EXTENSIONS =
            List.of(".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff");

    private LabelledFolder() {}

    /**
     * An image file with what its place says of it.
     *
     * @param name relative to the directory, with forward slashes
     * @param generator the first folder below the label's; without one {@code real} or {@code unknown}
     * @param split empty where there are no folders for them
     */
    public record Entry(String name, Path file, long sizeBytes, Label label, String generator, Optional<Split> split) {}

    /**
     * Its images, in an order that depends on their names only; none if it is laid out otherwise.
     *
     * @throws UserException if it is laid out both ways
     */
    public static List<Entry> list(Path directory) throws IOException {
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
