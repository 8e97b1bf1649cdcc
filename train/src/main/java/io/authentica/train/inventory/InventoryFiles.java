package io.authentica.train.inventory;

import io.authentica.common.cli.UserException;
import io.authentica.common.data.DirectoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The inventory on disk, finished or not. Beside {@code inventory.csv} lies {@code inventory.csv.source}, which says what it was made
 * from; while it is being made, {@code inventory.csv.partial} holds what is known of the files that are done.
 */
final class InventoryFiles {

    private final Path out;
    private final Path source;
    private final Path partial;

    private InventoryFiles(Path out) {
        this.out = out;
        this.source = out.resolveSibling(out.getFileName() + ".source");
        this.partial = out.resolveSibling(out.getFileName() + ".partial");
    }

    /**
     * Begins an inventory or goes on with an unfinished one.
     *
     * @param description lines that say what it is made from
     * @throws UserException if {@code out} is something else or was made from another source
     */
    static InventoryFiles open(Path out, List<String> description) throws IOException {
        InventoryFiles files = new InventoryFiles(out.toAbsolutePath().normalize());
        if (Files.isDirectory(out)) {
            throw new UserException("--out must be a file but was the directory " + out);
        }
        if (Files.exists(files.source)) {
            files.requireSame(description);
        } else if (Files.exists(out)) {
            throw new UserException("--out must be a new file or an inventory but " + out + " exists and has no "
                    + files.source.getFileName() + " beside it");
        }
        if (files.isComplete() || !Files.exists(files.source)) {
            DirectoryTree.delete(files.partial);
        }
        if (!files.isComplete()) {
            Files.createDirectories(files.partial);
            Path temporary = files.temporary();
            Files.write(temporary, description, StandardCharsets.UTF_8);
            move(temporary, files.source);
        }
        return files;
    }

    private void requireSame(List<String> description) throws IOException {
        List<String> before = Files.readAllLines(source, StandardCharsets.UTF_8);
        for (int i = 0; i < description.size(); i++) {
            String was = i < before.size() ? before.get(i) : "nothing";
            if (!was.equals(description.get(i))) {
                throw new UserException(source + " must stay as it was when the inventory was begun (" + was
                        + ") but now would say: " + description.get(i) + "; give another --out");
            }
        }
    }

    boolean isComplete() {
        return Files.exists(out);
    }

    boolean isDone(int file) {
        return Files.exists(partialFile(file));
    }

    /** Enters what a file holds. */
    void finish(int file, List<InventoryRow> rows) throws IOException {
        Path temporary = temporary();
        InventoryCsv.write(temporary, rows);
        move(temporary, partialFile(file));
    }

    /** Puts the finished inventory in its place. */
    void complete(int fileCount) throws IOException {
        List<InventoryRow> rows = new ArrayList<>();
        for (int file = 0; file < fileCount; file++) {
            rows.addAll(InventoryCsv.read(partialFile(file)));
        }
        rows.sort(InventoryRow.ORDER);
        Path temporary = temporary();
        InventoryCsv.write(temporary, rows);
        move(temporary, out);
        DirectoryTree.delete(partial);
    }

    List<InventoryRow> rows() throws IOException {
        return InventoryCsv.read(out);
    }

    private Path partialFile(int file) {
        return partial.resolve(String.format(Locale.ROOT, "file-%06d.csv", file));
    }

    private Path temporary() throws IOException {
        return Files.createTempFile(partial, "unfinished-", ".tmp");
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
