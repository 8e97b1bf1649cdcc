package io.authentica.evaluate.predict;

import io.authentica.common.cli.UserException;
import io.authentica.evaluate.source.SourceImage;
import io.authentica.evaluate.text.DisplayText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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

    /** Stands for the image on standard input. */
    static final Path STANDARD_INPUT = Path.of("-");

    /** In directories only: a file that is named is an image, whatever it is called. */
    private static final Set<String> EXTENSIONS =
            new TreeSet<>(List.of("bmp", "gif", "jpeg", "jpg", "png", "tif", "tiff", "webp"));

    private ImageFiles() {}

    /**
     * Files as they are named; of directories, and of those in them, all image files by path, without heat maps that an earlier run
     * left there; and for {@code -} the image on standard input.
     *
     * @throws UserException if a path does not exist, a directory has no image files, or standard input is named twice
     */
    static List<ImageFile> find(List<Path> paths, InputStream standardInput) throws IOException {
        if (paths.stream().filter(STANDARD_INPUT::equals).count() > 1) {
            throw new UserException("-: standard input must be named once");
        }
        List<ImageFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (path.equals(STANDARD_INPUT)) {
                files.add(held(standardInput));
            } else if (Files.isDirectory(path)) {
                files.addAll(within(path));
            } else if (Files.exists(path)) {
                files.add(file(path));
            } else {
                throw new UserException("no such file or directory: " + DisplayText.oneLine(path.toString()));
            }
        }
        return List.copyOf(files);
    }

    /** Standard input can be read once, but an image that is explained is needed twice. */
    private static ImageFile held(InputStream standardInput) throws IOException {
        byte[] bytes = standardInput.readNBytes(SourceImage.MAX_BYTES + 1);
        return new ImageFile("-", Path.of("stdin"), () -> new ByteArrayInputStream(bytes));
    }

    private static List<ImageFile> within(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<ImageFile> files = paths.filter(path -> EXTENSIONS.contains(extension(path)))
                    .filter(path -> !path.toString().endsWith(HeatMapFiles.SUFFIX))
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
