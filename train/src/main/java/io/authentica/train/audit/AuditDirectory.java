package io.authentica.train.audit;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.DirectoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where an audit is written to. Where {@code audit.json} is, all the rest is there and belongs to it. */
final class AuditDirectory {

    static final String JSON = "audit.json";
    static final String MARKDOWN = "audit.md";
    static final String NEAR_DUPLICATES = "near-duplicates.csv";
    static final String SHARED_PROMPTS = "shared-prompts.csv";

    /** Inside the directory and not beside it, so that a mounted volume will do. */
    private static final String STAGING = ".audit.tmp";

    private static final Set<String> OURS = Set.of(
            JSON,
            MARKDOWN,
            NEAR_DUPLICATES,
            SHARED_PROMPTS,
            STAGING,
            "format.png",
            "quality.png",
            "sizes.png",
            "file-sizes.png",
            "near-duplicates.png",
            "roc.png");

    private final Path directory;

    private AuditDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Checks the place before the work begins; makes nothing.
     *
     * @throws UserException if it holds anything but an earlier audit: no other file shall be lost or mixed in
     */
    static AuditDirectory check(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new UserException("--out must be a directory but was the file " + directory);
        }
        for (String name : entries(directory)) {
            if (!OURS.contains(name)) {
                throw new UserException(
                        "--out must be new, empty or an earlier audit but " + directory + " holds " + name);
            }
        }
        return new AuditDirectory(directory);
    }

    /** Writes all files, or none: an earlier audit stays until all are written. */
    void write(AuditReport report, List<Scanned.Image> images, AuditPlots plots) throws IOException {
        Path staging = directory.resolve(STAGING);
        boolean made = Files.notExists(directory);
        Files.createDirectories(directory);
        DirectoryTree.delete(staging);
        Files.createDirectory(staging);
        try {
            Files.writeString(
                    staging.resolve(MARKDOWN), AuditMarkdown.render(report, plots.names()), StandardCharsets.UTF_8);
            AuditTables.writeDuplicates(
                    staging.resolve(NEAR_DUPLICATES), report.figures().duplicates(), images);
            AuditTables.writePrompts(
                    staging.resolve(SHARED_PROMPTS), report.figures().prompts());
            plots.write(staging);
            Files.writeString(staging.resolve(JSON), AuditJson.render(report), StandardCharsets.UTF_8);
            Files.deleteIfExists(directory.resolve(JSON));
            Set<String> fresh = entries(staging);
            for (String old : entries(directory)) {
                if (!fresh.contains(old) && !old.equals(STAGING)) {
                    Files.delete(directory.resolve(old));
                }
            }
            // audit.json comes last: it says that the rest is there.
            for (String name : fresh) {
                if (!name.equals(JSON)) {
                    move(staging, name);
                }
            }
            move(staging, JSON);
        } finally {
            DirectoryTree.delete(staging);
            if (made && Files.notExists(directory.resolve(JSON))) {
                DirectoryTree.delete(directory);
            }
        }
    }

    private void move(Path staging, String name) throws IOException {
        Files.move(staging.resolve(name), directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Set<String> entries(Path directory) throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> entries = Files.list(directory)) {
                entries.map(Path::getFileName).map(Path::toString).forEach(names::add);
            }
        }
        return names;
    }
}
