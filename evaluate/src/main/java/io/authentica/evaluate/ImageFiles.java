package io.authentica.evaluate;

import io.authentica.common.cli.UserException;
import io.authentica.evaluate.text.DisplayText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the images that a user means by naming files and directories. */
final class ImageFiles {

    /** In directories only: a file that is named is an image, whatever it is called. */
    private static final Set<String> EXTENSIONS =
            new TreeSet<>(List.of("bmp", "gif", "jpeg", "jpg", "png", "tif", "tiff", "webp"));

    private ImageFiles() {}

    /**
     * Files as they are named; of directories, and of those in them, all image files by path.
     *
     * @throws UserException if a path does not exist or a directory has no image files
     */
    static List<ImageFile> find(List<Path> paths) throws IOException {
        List<ImageFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(within(path));
            } else if (Files.exists(path)) {
                files.add(file(path));
            } else {
                throw new UserException("no such file or directory: " + DisplayText.oneLine(path.toString()));
            }
        }
        return List.copyOf(files);
    }

    private static List<ImageFile> within(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<ImageFile> files = paths.filter(path -> EXTENSIONS.contains(extension(path)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .map(ImageFiles::file)
                    .toList();
            if (files.isEmpty()) {
                throw new UserException("%s: must have image files (%s) but has none"
                        .formatted(DisplayText.oneLine(directory.toString()), String.join(", ", EXTENSIONS)));
            }
            return files;
        }
    }

    private static ImageFile file(Path path) {
        return new ImageFile(path.toString(), path);
    }

    private static String extension(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
