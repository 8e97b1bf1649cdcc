package io.authentica.train.data;

import io.authentica.common.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What may be in a directory that a data set is made in. */
final class OutputDirectory {

    private OutputDirectory() {}

    /** @throws UserException if {@code directory} holds anything */
    static void requireEmpty(Path directory) throws IOException {
        requireEmptyBut(directory, Set.of());
    }

    /** @throws UserException if {@code directory} holds anything but {@code allowed} */
    static void requireEmptyBut(Path directory, Set<String> allowed) throws IOException {
        Optional<String> other = other(directory, allowed);
        if (other.isPresent()) {
            throw new UserException("--out must be an empty directory, a new one or an unfinished data set but "
                    + directory + " holds " + other.get());
        }
    }

    static boolean isEmptyBut(Path directory, Set<String> allowed) throws IOException {
        return other(directory, allowed).isEmpty();
    }

    private static Optional<String> other(Path directory, Set<String> allowed) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> !allowed.contains(name))
                    .sorted()
                    .findFirst();
        }
    }
}
