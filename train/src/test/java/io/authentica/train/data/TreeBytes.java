package io.authentica.train.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The content of a directory, for comparing two of them byte for byte. */
final class TreeBytes {

    private TreeBytes() {}

    /** @return hash of the content of every file by its path with forward slashes; folders end in a slash */
    static Map<String, String> of(Path directory) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(directory)) {
            paths = walk.toList();
        }
        Map<String, String> tree = new TreeMap<>();
        for (Path path : paths) {
            String name = directory.relativize(path).toString().replace('\\', '/');
            if (Files.isDirectory(path)) {
                tree.put(name + "/", "folder");
            } else {
                tree.put(name, ContentName.sha256Hex(Files.readAllBytes(path)));
            }
        }
        return tree;
    }
}
