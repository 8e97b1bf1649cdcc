package io.authentica.evaluate.predict;

import io.authentica.common.cli.UserException;
import io.authentica.evaluate.text.DisplayText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where heat maps go. */
final class HeatMapFiles {

    /** Behind the picture's whole name, so that a.jpg and a.png do not share one. */
    static final String SUFFIX = ".heatmap.png";

    private HeatMapFiles() {}

    /**
     * Chooses a file for the heat map of each picture, and makes sure that none is there yet.
     *
     * @param directory for all of them; where it is empty, each lies beside its picture
     * @return one a picture, in their order
     * @throws UserException if a file exists already or two pictures would share one
     */
    static List<Path> choose(List<ImageFile> pictures, Optional<Path> directory) throws IOException {
        if (directory.isPresent()) {
            Files.createDirectories(directory.get());
        }
        List<Path> chosen = new ArrayList<>();
        Set<Path> taken = new HashSet<>();
        for (ImageFile picture : pictures) {
            String name = picture.path().getFileName() + SUFFIX;
            Path file = directory
                    .map(parent -> parent.resolve(name))
                    .orElseGet(() -> picture.path().resolveSibling(name));
            if (Files.exists(file)) {
                throw new UserException(DisplayText.oneLine(file.toString())
                        + ": a heat map must not replace a file, but this one exists; name another --explain-dir");
            }
            if (!taken.add(file.toAbsolutePath().normalize())) {
                throw new UserException(DisplayText.oneLine(file.toString())
                        + ": would be the heat map of two pictures; leave --explain-dir out or run each folder alone");
            }
            chosen.add(file);
        }
        return chosen;
    }

    /** Writes a new file whole or not at all. */
    static void write(Path file, byte[] png) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
        try {
            Files.write(draft, png);
            // Fails where somebody made a file of that name meanwhile.
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
